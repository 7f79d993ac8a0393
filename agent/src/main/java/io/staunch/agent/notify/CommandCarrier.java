package io.staunch.agent.notify;

import io.staunch.agent.actuate.Command;
import io.staunch.agent.actuate.CommandResult;
import io.staunch.agent.actuate.CommandRunner;
import io.staunch.policy.file.Channel;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hands a message to a program: the facts as environment variables for small scripts, the whole as
 * one JSON line on standard input. Nothing is put into its arguments, which every user can read.
 * Exit code 0 says that it took the message.
 */
record CommandCarrier(Channel.Command channel, CommandRunner runner) implements Carrier {
  private static final int KEEP = 512;

  @Override
  public Delivery carry(Message message) throws InterruptedException {
    Command command =
        new Command(
            channel.run(), facts(message), message.json() + "\n", channel.timeout(), KEEP, false);
    return switch (runner.run(command)) {
      case CommandResult.Exited(int code, String _, Duration _) when code == 0 ->
          Delivery.DELIVERED;
      case CommandResult.Exited(int code, String output, Duration _) ->
          new Delivery.Failed("exit code " + code + (output.isEmpty() ? "" : ": " + output));
      case CommandResult.TimedOut(int _, String _, Duration took) ->
          new Delivery.Failed("killed after " + took.toMillis() + " ms");
      case CommandResult.NotStarted(String reason, Duration _) -> new Delivery.Failed(reason);
    };
  }

  private static SortedMap<String, String> facts(Message message) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("STAUNCH_KEY", message.key());
    facts.put("STAUNCH_HOST", message.host());
    facts.put("STAUNCH_CODE", message.notice().code());
    facts.put("STAUNCH_SEVERITY", message.severity());
    facts.put("STAUNCH_INCIDENT", Long.toString(message.notice().incident()));
    facts.put("STAUNCH_REMINDER", Integer.toString(message.notice().reminder()));
    facts.put("STAUNCH_SERVICE", message.notice().service().orElse(""));
    facts.put("STAUNCH_SUBJECT", message.subject());
    facts.put("STAUNCH_TEXT", message.notice().text());
    facts.put("STAUNCH_NEXT", message.notice().next());
    // no environment can hold a NUL
    facts.replaceAll((name, value) -> value.replace('\0', ' '));
    return facts;
  }
}
