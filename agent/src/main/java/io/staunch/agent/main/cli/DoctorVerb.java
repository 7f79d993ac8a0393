package io.staunch.agent.main.cli;

import io.staunch.agent.main.Configuration;
import io.staunch.agent.main.Doctor;
import io.staunch.agent.main.talk.Check;
import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Table;
import io.staunch.agent.terminal.Table.Column;
import io.staunch.agent.terminal.Terminal;
import io.staunch.policy.text.Problem;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staunch doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Show what the agent can see and do, and what it cannot, each with its cure.",
    description = {
      "",
      "Asks the running agent. Where none answers, looks at the files and at this host instead. Exits with 1 when "
          + "anything is bad."
    })
final class DoctorVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Reply answer = new Talk(agents.config()).ask("doctor", new TreeMap<>());
    Reply reply =
        answer instanceof Reply.Refused(String reason, boolean unreachable) && unreachable
            ? withoutAgent(reason)
            : answer;
    int code =
        new Answer(spec, json).print(reply, Reply.Checks.class, checks -> lines(checks.checks()));
    boolean bad =
        reply instanceof Reply.Checks checks
            && checks.checks().stream().anyMatch(check -> check.state() == Check.State.BAD);
    return bad ? ExitCodes.FAILED : code;
  }

  private Reply withoutAgent(String silence) {
    return switch (Configuration.read(agents.config())) {
      case Configuration.Read.Good(Configuration configuration) ->
          new Reply.Checks(Doctor.withoutAgent(configuration, silence));
      case Configuration.Read.Bad(List<Problem> problems) -> throw new BadConfiguration(problems);
    };
  }

  static List<String> lines(List<Check> checks) {
    Table table = Table.of(Column.text(""), Column.text(""), Column.text(""));
    for (Check check : checks) {
      String mark =
          switch (check.state()) {
            case GOOD -> "ok";
            case WEAK -> "weak";
            case BAD -> "BAD";
          };
      table.row(mark, check.what(), check.found());
    }
    return table.lines(Terminal.PLAIN);
  }
}
