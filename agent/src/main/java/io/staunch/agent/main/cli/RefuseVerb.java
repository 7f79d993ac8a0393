package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private Objection objection = new Objection();

  @Override
  public Integer call() {
    Reply reply = new Talk(agents.config()).ask("refuse", objection.arguments());
    return Answer.done(spec, reply);
  }
}
