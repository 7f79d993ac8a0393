package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch refuse}. */
@Command(
    name = "refuse",
    mixinStandardHelpOptions = true,
    header = "Say no to what people are asked.",
    description = {
      "",
      "It is not asked again before what is wrong has cleared or the service was started anew."
    })
final class RefuseVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(paramLabel = "N", description = "The number in staunch approvals.")
  private long proposal;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; it goes into the ledger with your name.")
  private String reason = "";

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("proposal", String.valueOf(proposal));
    arguments.put("reason", reason);
    Reply reply = new Talk(agents.config()).ask("refuse", arguments);
    return Answer.done(spec, reply);
  }
}
