package io.staunch.agent.main.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The staunch command without a verb: its manual. */
@Command(
    name = "staunch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    descriptionHeading = "%n",
    description = {
      "Finds memory leaks in long-running services and stops them before they take the server down.",
      "",
      "An agent watches the services that you declare, judges them by your limits, and restarts what leaks: "
          + "within a budget, with every reason written down. In its default mode it only observes."
    },
    commandListHeading = "%nVerbs:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well, or it was done",
      "1:it failed; the message says why",
      "2:the command was used wrongly",
      "78:a configuration file is bad; every problem is named with its place"
    },
    footerHeading = "%nStart here:%n",
    footer = {
      "  staunch demo                     see it find and cure a real leak, in about a minute",
      "  staunch policy check FILE...     check your own files",
      "  staunch VERB --help              the manual of one verb"
    })
final class Staunch implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.USAGE;
  }
}
