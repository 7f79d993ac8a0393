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

/** {@code staunch ack}. */
@Command(
    name = "ack",
    mixinStandardHelpOptions = true,
    header = "Say that you have seen an incident.",
    description = {
      "",
      "Stops its reminders, lifts bars on its service, and gives back the service's own budget and permits; it does not "
          + "allow what is held for other reasons. Your name goes into the ledger."
    })
final class AckVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(
      paramLabel = "INCIDENT",
      description = "The number in staunch status and in the message.")
  private long incident;

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("incident", String.valueOf(incident));
    Reply reply = new Talk(agents.config()).ask("ack", arguments);
    return Answer.done(spec, reply);
  }
}
