package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staunch approvals}. */
@Command(
    name = "approvals",
    mixinStandardHelpOptions = true,
    header = "Show what people are asked to allow, and what it would take.",
    description = {
      "",
      "For each open question of mode approve: what goes down and for how long, how much time is left if it is refused, "
          + "the gentlest other step, and whether anything would hold it right now. Nothing is changed."
    })
final class ApprovalsVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Option(names = "--json", description = "Print JSON, ended questions too.")
  private boolean json;

  @Override
  public Integer call() {
    Reply reply = new Talk(agents.config()).ask("approvals", new TreeMap<>());
    return new Answer(spec, json).print(reply, Reply.Approvals.class, ApprovalsText::of);
  }
}
