package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch notify test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    header = "Send a test message by the notify channels.",
    description = {
      "",
      "Enforce mode is refused until a channel has passed this test: nobody may be restarted in silence."
    })
final class NotifyTestVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL",
      description = "One channel of the host file (default: all).")
  private String channel = "";

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();
    if (!channel.isEmpty()) {
      arguments.put("channel", channel);
    }
    Reply reply = new Talk(agents.config()).ask("notify-test", arguments);
    return Answer.done(spec, reply);
  }
}
