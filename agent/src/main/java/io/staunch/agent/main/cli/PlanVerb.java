package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staunch plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    header = "Show what would be done now; for every candidate why or why not.",
    description = {
      "",
      "For each rule: whether it holds, the ranking of its candidates with every term, who would be acted on and how, "
          + "which guards admit that and which one refuses. Nothing is changed."
    })
final class PlanVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Reply reply = new Talk(agents.config()).ask("status", new TreeMap<>());
    return new Answer(spec, json).print(reply, Reply.Seen.class, seen -> PlanText.of(seen.view()));
  }
}
