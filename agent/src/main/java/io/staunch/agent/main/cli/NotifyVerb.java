package io.staunch.agent.main.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code staunch notify}: the group of verbs about messages to people. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    header = "Messages to people: test the channels.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = NotifyTestVerb.class)
final class NotifyVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.USAGE;
  }
}
