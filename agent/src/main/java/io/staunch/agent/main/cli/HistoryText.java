package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Plot;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service's memory over its lives as a plot, and one line per life below it. */
final class HistoryText {
  private static final int HEIGHT = 12;
  private static final int MARGIN = 14;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

  private HistoryText() {}

  static List<String> of(Reply.Past past) {
    return of(past, Terminal.ofStandardOutput(), ZoneId.systemDefault());
  }

  static List<String> of(Reply.Past past, Terminal terminal, ZoneId zone) {
    List<Reply.Row> rows = past.rows();
    if (rows.size() < 2) {
      return List.of(
          "Nothing to plot yet: the history holds "
              + rows.size()
              + " readings of "
              + past.service()
              + ".");
    }
    Instant from = rows.getFirst().at();
    Instant to = rows.getLast().at();
    Duration span = Duration.between(from, to);
    DateTimeFormatter format = span.compareTo(Duration.ofHours(20)) > 0 ? DAY : CLOCK;
    Plot plot =
        new Plot(
            Math.max(20, terminal.columns() - MARGIN),
            HEIGHT,
            from,
            to.isAfter(from) ? to : from.plusSeconds(1),
            past.limit(),
            span.dividedBy(20).plusSeconds(5),
            at -> format.format(at.atZone(zone)));
    List<Life> lives = lives(rows);
    List<Plot.Mark> marks =
        lives.stream().skip(1).map(life -> new Plot.Mark(life.first, '▲', Ink.PLAIN)).toList();
    List<Plot.Point> points = new ArrayList<>();
    rows.forEach(row -> points(row, row.at(), points));
    List<String> lines = new ArrayList<>();
    lines.add(
        past.service()
            + past.limit().map(limit -> ", limit " + limit).orElse("")
            + past.tier().filter(tier -> !tier.equals("raw")).map(tier -> ", " + tier).orElse(""));
    lines.addAll(plot.lines(points, marks, terminal));
    for (Life life : lives) {
      lines.add(
          format.format(life.first.atZone(zone))
              + "  life "
              + life.id
              + ": from "
              + life.start
              + " to "
              + life.last
              + ", peak "
              + life.peak
              + ", seen for "
              + Durations.text(Duration.between(life.first, life.seen)));
    }
    return lines;
  }

  /** The mean, and a stroke from the lowest to the highest. */
  static void points(Reply.Row row, Instant at, List<Plot.Point> points) {
    points.add(new Plot.Point(at, row.bytes()));
    if (row.low().isPresent() && row.high().isPresent()) {
      points.add(new Plot.Point(at, row.low().get()));
      points.add(new Plot.Point(at, row.high().get()));
      points.add(new Plot.Point(at, row.bytes()));
    }
  }

  private static List<Life> lives(List<Reply.Row> rows) {
    List<Life> lives = new ArrayList<>();
    Optional<Life> now = Optional.empty();
    for (Reply.Row row : rows) {
      if (now.isEmpty() || !now.get().id.equals(row.life())) {
        now = Optional.of(new Life(row));
        lives.add(now.get());
      }
      now.get().add(row);
    }
    return lives;
  }

  /** One life as far as the rows show it. */
  private static final class Life {
    private final Incarnation id;
    private final Instant first;
    private final Bytes start;
    private Instant seen;
    private Bytes last;
    private Bytes peak;

    Life(Reply.Row row) {
      id = row.life();
      first = row.at();
      start = row.bytes();
      seen = first;
      last = start;
      peak = start;
    }

    void add(Reply.Row row) {
      seen = row.at();
      last = row.bytes();
      peak = peak.max(row.high().orElse(last));
    }
  }
}
