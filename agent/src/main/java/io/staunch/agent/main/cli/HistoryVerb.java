package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    header = "Plot a service's memory over its lives.",
    description = {
      "",
      "Each restart begins a new life, marked below the plot; the line is the lowest limit that holds."
    })
final class HistoryVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(paramLabel = "SERVICE", description = "A declared service.")
  private String service = "";

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      description = "How far back, such as 30m or 6h (default: all there is).")
  private String since = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("service", service);
    if (!since.isEmpty()) {
      arguments.put("since", since);
    }
    Reply reply = new Talk(agents.config()).ask("history", arguments);
    return new Answer(spec, json).print(reply, Reply.Past.class, HistoryText::of);
  }
}
