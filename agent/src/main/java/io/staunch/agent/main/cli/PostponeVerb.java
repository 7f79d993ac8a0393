package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staunch postpone}. */
@Command(
    name = "postpone",
    mixinStandardHelpOptions = true,
    header = "Be asked again later.",
    description = {
      "",
      "When the time is over and it still holds, the question is asked anew with fresh figures."
    })
final class PostponeVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Mixin private Objection objection = new Objection();

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      required = true,
      description = "For how long, such as 1h or 30m.")
  private String duration = "";

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = objection.arguments();
    arguments.put("for", duration);
    Reply reply = new Talk(agents.config()).ask("postpone", arguments);
    return Answer.done(spec, reply);
  }
}
