package io.staunch.agent.main.cli;

import io.staunch.agent.disk.ArchiveFile;
import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.history.Archive;
import io.staunch.core.wire.Parsed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

/** {@code staunch history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    header = "Plot a service's memory over its lives.",
    description = {
      "",
      "Each restart begins a new life, marked below the plot; the line is the lowest limit that holds. Samples, five minutes "
          + "and hours are kept, each for longer than the one before; the finest that reaches back and fits is shown, with "
          + "what lies between its lowest and highest.",
      "",
      "A time is a duration back from now such as 30m or 14d, or a moment such as 2025-11-01 or 2025-11-01T03:00."
    })
final class HistoryVerb implements Callable<Integer> {
  private static final int MOST_ROWS = 2_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Parameters(
      paramLabel = "SERVICE",
      arity = "0..1",
      description = "A declared service; left out with --import.")
  private String service = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back (default: all there is).")
  private String since = "";

  @Option(names = "--until", paramLabel = "TIME", description = "Up to when (default: now).")
  private String until = "";

  @Option(names = "--lives", description = "A plot for each life, aligned at its start.")
  private boolean lives;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write what is kept to FILE.csv or FILE.json instead.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "Plot what an export wrote, without an agent.")
  private Optional<Path> imported = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (service.isEmpty() == imported.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name either a SERVICE or a file with --import");
    }
    Instant now = Instant.now();
    Instant from = since.isEmpty() ? Instant.EPOCH : time("--since", since, now);
    Instant to = until.isEmpty() ? now.plusSeconds(1) : time("--until", until, now);
    if (!from.isBefore(to)) {
      throw new ParameterException(spec.commandLine(), "--since must be earlier than --until");
    }
    if (imported.isPresent()) {
      return imported(imported.get(), from, to);
    }
    if (export.isPresent()) {
      return exported(export.get(), from, to);
    }
    SortedMap<String, String> arguments = arguments(from, to);
    arguments.put("rows", String.valueOf(rows()));
    return print(new Talk(agents.config()).ask("history", arguments));
  }

  /** Two for each column, since a column shows two points; more where lives are cut apart. */
  private int rows() {
    int columns = Terminal.ofStandardOutput().columns();
    return json || lives ? MOST_ROWS : 2 * columns;
  }

  private int print(Reply reply) {
    return new Answer(spec, json)
        .print(reply, Reply.Past.class, lives ? LivesText::of : HistoryText::of);
  }

  private SortedMap<String, String> arguments(Instant from, Instant to) {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("service", service);
    arguments.put("from", from.toString());
    arguments.put("to", to.toString());
    return arguments;
  }

  private Instant time(String option, String text, Instant now) {
    return Times.read(text, now, ZoneId.systemDefault())
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                option
                    + " takes a duration such as 30m or 14d, or a moment such as 2025-11-01T03:00, not \""
                    + text
                    + "\""));
  }

  private int exported(Path file, Instant from, Instant to) {
    Talk talk = new Talk(agents.config());
    SortedMap<String, String> arguments = arguments(from, to);
    return new Exported(file, spec)
        .write(place -> {
          arguments.put("tier", place.tier());
          arguments.put("row", String.valueOf(place.row()));
          return talk.ask("history", arguments);
        });
  }

  private int imported(Path file, Instant from, Instant to) {
    return switch (ArchiveFile.read(file)) {
      case Parsed.Bad<Archive>(String problem) -> {
        spec.commandLine().getErr().println("staunch: " + problem);
        yield ExitCodes.FAILED;
      }
      case Parsed.Good<Archive>(Archive archive) -> {
        List<Reply.Row> rows =
            archive.rows().stream()
                .filter(row -> !row.at().isBefore(from) && row.at().isBefore(to))
                .map(Reply.Row::of)
                .toList();
        yield print(
            new Reply.Past(
                archive.head().service(),
                rows,
                Optional.empty(),
                archive.lives(),
                Optional.of("from " + file)));
      }
    };
  }
}
