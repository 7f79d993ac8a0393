package io.staunch.agent.main.cli;

import io.staunch.agent.main.replay.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    header = "Hear a recording again: the same decisions must come of it.",
    description = {
      "",
      "The agent writes down what its engine hears, for at most a day, in the folder recording beside its ledger. Heard "
          + "again by the same release it gives the same entries, byte for byte; by another one, a difference that can be "
          + "read. Nothing on this host is read beside the files, or touched.",
      "",
      "Exits with 0 when all is the same, with 1 when something differs."
    })
final class ReplayVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "RECORDING",
      description = "A folder of segments, or one, such as /var/lib/staunch/recording.")
  private Path recording = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "LEDGER",
      description = "Compare with the ledger in this folder, such as /var/lib/staunch/ledger.")
  private Optional<Path> ledger = Optional.empty();

  @Option(names = "--json", description = "Print the entries as JSON, one on a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Report report = Report.of(recording, ledger, Version.program(), ZoneId.systemDefault(), json);
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    PrintWriter verdict = json ? spec.commandLine().getErr() : out;
    report.verdict().forEach(verdict::println);
    out.flush();
    return report.same() ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
