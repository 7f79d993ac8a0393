package io.staunch.agent.main.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code staunch policy}: the group of verbs about configuration files. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    header = "Configuration files: check them, test policies, print schemas.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = {PolicyCheckVerb.class, PolicyTestVerb.class, PolicySchemaVerb.class})
final class PolicyVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.USAGE;
  }
}
