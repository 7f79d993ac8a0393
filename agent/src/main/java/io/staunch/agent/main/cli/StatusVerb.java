package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Terminal;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staunch status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = "Show how the server and its services stand.",
    description = {
      "",
      "Memory in use with the books (every byte has a line), each service with its use, limit, growth and time left, "
          + "open incidents, and what the agent itself costs. A figure with ≤ is the cheap upper bound; without it, the "
          + "proportional figure that rules decisions."
    },
    exitCodeListHeading = "%nExit codes with --check:%n",
    exitCodeList = {
      "0:OK: nothing is over its limit",
      "1:WARNING: something is over its limit, actions are paused, messages do not arrive, or a pause flag is ignored",
      "2:CRITICAL: a page is not acknowledged, or the ledger cannot be written",
      "3:UNKNOWN: no agent answers, or it has no sample yet"
    })
final class StatusVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Option(
      names = "--check",
      description = "Print one line with performance data and exit as a monitoring plugin does.")
  private boolean check;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Reply reply = new Talk(agents.config()).ask("status", new TreeMap<>());
    if (!check) {
      return new Answer(spec, json)
          .print(reply, Reply.Seen.class, seen -> StatusText.of(seen, Terminal.ofStandardOutput()));
    }
    Monitoring monitoring =
        switch (reply) {
          case Reply.Seen seen -> Monitoring.of(seen);
          case Reply.Refused refused ->
              new Monitoring(Monitoring.UNKNOWN, "STAUNCH UNKNOWN - " + refused.reason());
          default -> new Monitoring(Monitoring.UNKNOWN, "STAUNCH UNKNOWN - an unexpected answer");
        };
    spec.commandLine().getOut().println(monitoring.line());
    return monitoring.code();
  }
}
