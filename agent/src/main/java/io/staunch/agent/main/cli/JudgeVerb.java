package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch judge}. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    header = "Say whether a decision was right.",
    description = {
      "",
      "Takes the entry of a decision, one that was acted on or one that would have been: staunch explain shows their "
          + "numbers. It changes nothing that is done; staunch report counts it. Whoever judges anew is believed: the newest "
          + "judgement of a decision counts."
    })
final class JudgeVerb implements Callable<Integer> {
  private static final List<String> OPINIONS = List.of("right", "wrong", "unsure");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(index = "0", paramLabel = "ENTRY", description = "Number of the decision.")
  private long entry;

  @Parameters(index = "1", paramLabel = "right|wrong|unsure", description = "What you think of it.")
  private String opinion = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; it goes into the ledger with your name.")
  private String reason = "";

  @Override
  public Integer call() {
    if (!OPINIONS.contains(opinion)) {
      throw new ParameterException(
          spec.commandLine(), "a decision is right, wrong or unsure, not \"" + opinion + "\"");
    }
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("entry", String.valueOf(entry));
    arguments.put("opinion", opinion);
    arguments.put("reason", reason);
    Reply reply = new Talk(agents.config()).ask("judge", arguments);
    return Answer.done(spec, reply);
  }
}
