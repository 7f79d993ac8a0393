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

/** {@code staunch approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    header = "Allow what people are asked.",
    description = {
      "",
      "Everything is judged anew at this moment: the same life must still be over its limit, and every guard must admit. "
          + "Else nothing is done, the answer says why, and the exit code is 1."
    })
final class ApproveVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(paramLabel = "N", description = "The number in staunch approvals.")
  private long proposal;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; it goes into the ledger with your name.")
  private String reason = "";

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("proposal", String.valueOf(proposal));
    arguments.put("reason", reason);
    Reply reply = new Talk(agents.config()).ask("approve", arguments);
    return Answer.done(spec, reply);
  }
}
