package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staunch pause}. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    header = "Stop all actions until resumed; judging and recording go on.",
    description = {
      "",
      "What is under way is finished or put back first. The reason and your name go into the ledger. When everything else "
          + "is dead, a root-owned flag file does the same: see pause-flag in the agent file."
    })
final class PauseVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; shown wherever an action is held.")
  private String reason = "";

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Resume by itself after this long, such as 2h or 30m.")
  private String duration = "";

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("reason", reason);
    if (!duration.isEmpty()) {
      arguments.put("for", duration);
    }
    Reply reply = new Talk(agents.config()).ask("pause", arguments);
    return Answer.done(spec, reply);
  }
}
