package io.staunch.agent.main.cli;

import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which proposal is answered, and why: of the verbs that say no, or not yet. */
final class Objection {
  @Parameters(paramLabel = "N", description = "The number in staunch approvals.")
  private long proposal;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; it goes into the ledger with your name.")
  private String reason = "";

  /** As the agent is told. */
  SortedMap<String, String> arguments() {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("proposal", String.valueOf(proposal));
    arguments.put("reason", reason);
    return arguments;
  }
}
