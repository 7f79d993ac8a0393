package io.staunch.agent.main.cli;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.main.Stories;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    header =
        "Tell the story of a decision: what was seen, why it was done or not, what it brought.",
    description = {
      "",
      "Takes the number of any ledger entry or incident, or last for the newest incident. Reads the ledger file itself "
          + "where no agent runs."
    })
final class ExplainVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(
      arity = "0..1",
      paramLabel = "ENTRY|last",
      defaultValue = "last",
      description = "Which (default: last).")
  private String entry = "last";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!entry.equals("last") && !entry.matches("[0-9]{1,18}")) {
      throw new ParameterException(
          spec.commandLine(),
          "ENTRY is the number of a ledger entry, or the word last, not \"" + entry + "\"");
    }
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("entry", entry);
    Talk talk = new Talk(agents.config());
    Reply reply = talk.ask("explain", arguments);
    if (reply instanceof Reply.Refused refused && refused.unreachable()) {
      LedgerReader ledger =
          new LedgerReader(talk.settings().state().resolve("ledger"), new Codec());
      reply = Stories.of(ledger, entry);
    }
    Reply answer = reply;
    return new Answer(spec, json).print(answer, Reply.Story.class, Stories::lines);
  }
}
