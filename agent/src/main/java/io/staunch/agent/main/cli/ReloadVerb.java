package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code staunch reload}. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    header = "Read all configuration files again.",
    description = {"", "When a file is bad, every problem is named and what runs is kept."})
final class ReloadVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();

    Reply reply = new Talk(agents.config()).ask("reload", arguments);
    return Answer.done(spec, reply);
  }
}
