package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Prospect;
import io.staunch.core.fleet.Incarnation;
import java.io.PrintWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch act}. */
@Command(
    name = "act",
    mixinStandardHelpOptions = true,
    header = "Order one run of the line on a service now, whatever the mode.",
    description = {
      "",
      "Shows what it takes, asks, and then does what the ladder of the service's rule comes to: within the budgets, looked "
          + "after until the service is up, and written down with your name and reason. Every guard but the mode is asked; "
          + "where one refuses nothing is done, its reason is told, and the exit code is 1. Where the host file says "
          + "observe, nothing is done at all."
    })
final class ActVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(paramLabel = "SERVICE", description = "A declared service.")
  private String service = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; it goes into the ledger with your name.")
  private String reason = "";

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only show what would be done.")
  private boolean dryRun;

  private final Asking asking;

  ActVerb() {
    this(new Asking());
  }

  /** With somebody else to ask, for tests. */
  ActVerb(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Integer call() {
    Talk talk = new Talk(agents.config());
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("service", service);
    arguments.put("reason", reason);
    arguments.put("only-show", "true");
    Reply reply = talk.ask("act", arguments);
    int shown = new Answer(spec, false).print(reply, Reply.Outlook.class, ProspectText::of);
    if (!(reply instanceof Reply.Outlook(Prospect prospect))) {
      return shown;
    }
    if (prospect.heldBy().isPresent()) {
      return dryRun
          ? ExitCodes.FAILED
          : failed("nothing is done: " + prospect.heldBy().get(), ExitCodes.FAILED);
    }
    if (dryRun) {
      return ExitCodes.OK;
    }
    if (!yes && !asking.isPossible()) {
      return failed(
          "here is nobody to ask: --yes does it without asking, --dry-run only shows it",
          ExitCodes.USAGE);
    }
    if (!yes && !asking.agrees("Do it? [y/N] ")) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("Nothing is done.");
      out.flush();
      return ExitCodes.OK;
    }
    arguments.remove("only-show");
    prospect.life().map(Incarnation::id).ifPresent(life -> arguments.put("life", life));
    return Answer.done(spec, talk.ask("act", arguments));
  }

  private int failed(String why, int code) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("staunch: " + why);
    err.flush();
    return code;
  }
}
