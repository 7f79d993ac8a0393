package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Plot;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.history.Archive;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A service's lives one below the other, each from its own start and on the same scale, with what
 * it ran as: whether the last version leaks faster can be seen.
 */
final class LivesText {
  private static final int MOST = 6;
  private static final int HEIGHT = 5;
  private static final int MARGIN = 14;
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ROOT);

  private LivesText() {}

  static List<String> of(Reply.Past past) {
    return of(past, Terminal.ofStandardOutput(), ZoneId.systemDefault());
  }

  static List<String> of(Reply.Past past, Terminal terminal, ZoneId zone) {
    List<Archive.Life> seen =
        past.lives().stream()
            .filter(life -> past.rows().stream().anyMatch(row -> row.life().equals(life.id())))
            .toList();
    if (seen.isEmpty()) {
      return List.of("No life of " + past.service() + " is in this part of the history.");
    }
    List<Archive.Life> shown = seen.subList(Math.max(0, seen.size() - MOST), seen.size());
    Duration longest = Duration.ofSeconds(1);
    Bytes most = Bytes.ZERO;
    for (Archive.Life life : shown) {
      for (Plot.Point point : points(past, life)) {
        Duration age = Duration.between(Instant.EPOCH, point.at());
        longest = age.compareTo(longest) > 0 ? age : longest;
        most = most.max(point.value());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        past.service()
            + past.limit().map(limit -> ", limit " + limit).orElse("")
            + (shown.size() < seen.size()
                ? ", the newest " + shown.size() + " of " + seen.size() + " lives"
                : ""));
    for (Archive.Life life : shown) {
      lines.addAll(described(past, life, zone));
      Plot plot =
          new Plot(
                  Math.max(20, terminal.columns() - MARGIN),
                  HEIGHT,
                  Instant.EPOCH,
                  Instant.EPOCH.plus(longest),
                  past.limit(),
                  longest.dividedBy(20).plusSeconds(5),
                  at -> Durations.text(Duration.between(Instant.EPOCH, at)))
              .upTo(most);
      lines.addAll(plot.lines(points(past, life), List.of(), terminal));
    }
    return lines;
  }

  /** At its age instead of its time. */
  private static List<Plot.Point> points(Reply.Past past, Archive.Life life) {
    List<Plot.Point> points = new ArrayList<>();
    for (Reply.Row row : past.rows()) {
      if (row.life().equals(life.id())) {
        Duration age = Duration.between(life.started(), row.at());
        HistoryText.points(row, Instant.EPOCH.plus(age.isNegative() ? Duration.ZERO : age), points);
      }
    }
    return points;
  }

  private static List<String> described(Reply.Past past, Archive.Life life, ZoneId zone) {
    List<Reply.Row> rows =
        past.rows().stream().filter(row -> row.life().equals(life.id())).toList();
    Bytes peak = Bytes.ZERO;
    for (Reply.Row row : rows) {
      peak = peak.max(row.high().orElse(row.bytes()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "life "
            + life.id()
            + ", started "
            + STARTED.format(life.started().atZone(zone))
            + ", seen until "
            + Durations.text(Duration.between(life.started(), rows.getLast().at()))
            + " of age, peak "
            + peak
            + life.facts().ceiling().map(bytes -> ", ceiling " + bytes).orElse(""));
    life.facts().executable().ifPresent(executable -> lines.add("  executable " + executable));
    life.facts().command().ifPresent(command -> lines.add("  command    " + command));
    return lines;
  }
}
