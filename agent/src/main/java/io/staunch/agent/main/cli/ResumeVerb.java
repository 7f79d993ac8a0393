package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code staunch resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    header = "Let actions go on after a pause.",
    description = {"", "Everything is judged anew, and one action is taken at a time."})
final class ResumeVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();

    Reply reply = new Talk(agents.config()).ask("resume", arguments);
    return Answer.done(spec, reply);
  }
}
