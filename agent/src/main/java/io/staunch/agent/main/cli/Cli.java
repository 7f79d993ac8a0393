package io.staunch.agent.main.cli;

import io.staunch.agent.main.Verb;
import io.staunch.policy.text.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: verbs of this module and those that others bring. */
public final class Cli {
  private static final int WIDTH = 100;

  private Cli() {}

  /** The whole command, ready to be executed. */
  public static CommandLine of(Iterable<Verb> brought) {
    CommandLine cli = new CommandLine(new Staunch());
    for (Object verb :
        List.of(
            new DemoVerb(),
            new AgentVerb(),
            new StatusVerb(),
            new PlanVerb(),
            new ExplainVerb(),
            new HistoryVerb(),
            new ReplayVerb(),
            new BacktestVerb(),
            new ShadowVerb(),
            new PolicyVerb(),
            new PauseVerb(),
            new ResumeVerb(),
            new AckVerb(),
            new ApprovalsVerb(),
            new ApproveVerb(),
            new RefuseVerb(),
            new PostponeVerb(),
            new ActVerb(),
            new JudgeVerb(),
            new NotifyVerb(),
            new ReloadVerb(),
            new DoctorVerb())) {
      cli.addSubcommand(verb);
    }
    for (Verb verb : brought) {
      CommandLine sub = new CommandLine(new Brought(verb));
      sub.getCommandSpec().usageMessage().header(verb.summary());
      sub.setUnmatchedOptionsArePositionalParams(true);
      cli.addSubcommand(verb.name(), sub);
    }
    cli.setUsageHelpWidth(WIDTH);
    cli.setExecutionExceptionHandler(Cli::failed);
    cli.setParameterExceptionHandler(Cli::misused);
    return cli;
  }

  /**
   * What was wrong with the command's words, in two or three lines; the manual is one word away.
   */
  private static int misused(CommandLine.ParameterException e, String[] words) {
    CommandLine verb = e.getCommandLine();
    PrintWriter err = verb.getErr();
    boolean noVerb =
        e instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && !verb.getSubcommands().isEmpty();
    String name = verb.getCommandSpec().qualifiedName();
    err.println(
        noVerb
            ? name
                + ": there is no verb "
                + ((UnmatchedArgumentException) e).getUnmatched().getFirst()
            : name + ": " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Its manual: " + name + " --help");
    err.flush();
    return ExitCodes.USAGE;
  }

  private static int failed(Exception e, CommandLine cli, CommandLine.ParseResult parsed) {
    if (e instanceof BadConfiguration bad) {
      bad.problems().stream().map(Problem::toString).forEach(cli.getErr()::println);
      return ExitCodes.BAD_CONFIGURATION;
    }
    cli.getErr().println("staunch: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
    return ExitCodes.FAILED;
  }

  /** A verb of another module; its words are its own. */
  @Command
  private static final class Brought implements Callable<Integer> {
    private final Verb verb;

    @Unmatched private List<String> words = new ArrayList<>();

    Brought(Verb verb) {
      this.verb = verb;
    }

    @Override
    public Integer call() {
      PrintStream out = System.out;
      int code = verb.run(words.toArray(String[]::new), out, System.err);
      out.flush();
      return code;
    }
  }
}
