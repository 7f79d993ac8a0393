package io.staunch.agent.terminal;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Memory over time with its limit: bytes upwards from zero, time to the right.
 *
 * @param width columns of the field itself; labels come on top
 * @param height rows of the field itself; two more lines hold the time axis
 * @param limit drawn as a broken line
 * @param gap points farther apart than this are not connected: nothing was seen between them
 * @param timeLabel how a moment is written under the axis
 * @param least the scale reaches so far, whatever the points say
 */
public record Plot(
    int width,
    int height,
    Instant from,
    Instant to,
    Optional<Bytes> limit,
    Duration gap,
    Function<Instant, String> timeLabel,
    Bytes least) {
  private static final Bytes LEAST_TOP = Bytes.ofMebi(1);

  public Plot {
    if (width < 8 || height < 2 || !from.isBefore(to)) {
      throw new IllegalArgumentException("no room for a plot: " + width + " by " + height);
    }
  }

  /** A plot whose scale follows its points. */
  public Plot(
      int width,
      int height,
      Instant from,
      Instant to,
      Optional<Bytes> limit,
      Duration gap,
      Function<Instant, String> timeLabel) {
    this(width, height, from, to, limit, gap, timeLabel, Bytes.ZERO);
  }

  /** The same with a scale that reaches so far at least, to be compared with others. */
  public Plot upTo(Bytes amount) {
    return new Plot(width, height, from, to, limit, gap, timeLabel, amount);
  }

  /** One reading. */
  public record Point(Instant at, Bytes value) {}

  /** Something that happened, shown on the time axis. */
  public record Mark(Instant at, char sign, Ink ink) {}

  /** The plot as lines, every one but the last as wide as the labels and the field. */
  public List<String> lines(List<Point> points, List<Mark> marks, Terminal terminal) {
    Bytes top = Scale.above(most(points));
    Canvas canvas = Canvas.of(terminal.glyphs(), width, height);
    draw(points, top, canvas);
    int limitRow = limit.map(bytes -> row(bytes, top)).orElse(-1);
    List<String> labels = labels(top, limitRow);
    int margin = labels.stream().mapToInt(Width::of).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      String label = Width.padded(labels.get(row), margin, true);
      boolean named = !labels.get(row).isEmpty();
      String axis = terminal.unicode() ? (named ? "┤" : "│") : (named ? "+" : "|");
      lines.add(
          terminal.paint(row == limitRow ? Ink.BAD : Ink.FAINT, label + " " + axis)
              + field(canvas, row, limitRow, terminal));
    }
    lines.add(axis(marks, margin, terminal));
    lines.add(terminal.paint(Ink.FAINT, times(margin)));
    return List.copyOf(lines);
  }

  private Bytes most(List<Point> points) {
    Bytes most = limit.map(bytes -> bytes.times(1.1)).orElse(LEAST_TOP).max(least);
    for (Point point : points) {
      if (inside(point.at())) {
        most = most.max(point.value());
      }
    }
    return most;
  }

  private void draw(List<Point> points, Bytes top, Canvas canvas) {
    Optional<Point> before = Optional.empty();
    for (Point point : points) {
      Point start =
          before
              .filter(b -> Duration.between(b.at(), point.at()).compareTo(gap) <= 0)
              .orElse(point);
      if (inside(point.at())) {
        Point begin = inside(start.at()) ? start : point;
        canvas.line(
            x(begin.at()), begin.value().shareOf(top), x(point.at()), point.value().shareOf(top));
      }
      before = Optional.of(point);
    }
  }

  private boolean inside(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  private double x(Instant at) {
    return (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
  }

  private int row(Bytes value, Bytes top) {
    // as the finest canvas rounds, so that a curve at its limit lies on the line
    long y = Math.round(value.shareOf(top) * (height * 4 - 1));
    return Math.clamp(height - 1 - y / 4, 0, height - 1);
  }

  private List<String> labels(Bytes top, int limitRow) {
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      String label = row == 0 ? top.toString() : row == height - 1 ? "0" : "";
      labels.add(row == limitRow ? limit.map(Bytes::toString).orElse("") : label);
    }
    return labels;
  }

  /** One row of the field; above its limit a curve is bad. */
  private String field(Canvas canvas, int row, int limitRow, Terminal terminal) {
    StringBuilder line = new StringBuilder();
    StringBuilder run = new StringBuilder();
    Ink ink = Ink.PLAIN;
    for (int column = 0; column < width; column++) {
      char cell = canvas.cell(column, row);
      boolean onLimit = cell == Canvas.EMPTY && row == limitRow;
      Ink next = onLimit || (cell != Canvas.EMPTY && row < limitRow) ? Ink.BAD : Ink.PLAIN;
      if (next != ink) {
        line.append(terminal.paint(ink, run.toString()));
        run.setLength(0);
        ink = next;
      }
      run.append(onLimit ? (terminal.unicode() ? '╌' : '-') : cell);
    }
    return line.append(terminal.paint(ink, run.toString())).toString();
  }

  private String axis(List<Mark> marks, int margin, Terminal terminal) {
    StringBuilder line = new StringBuilder(" ".repeat(margin + 1));
    line.append(terminal.paint(Ink.FAINT, terminal.unicode() ? "└" : "+"));
    String dash = terminal.unicode() ? "─" : "-";
    for (int column = 0; column < width; column++) {
      int here = column;
      line.append(
          marks.stream()
              .filter(mark -> inside(mark.at()) && Math.round(x(mark.at()) * (width - 1)) == here)
              .findFirst()
              .map(mark -> terminal.paint(mark.ink(), String.valueOf(mark.sign())))
              .orElse(terminal.paint(Ink.FAINT, dash)));
    }
    return line.toString();
  }

  private String times(int margin) {
    String left = timeLabel.apply(from);
    String right = timeLabel.apply(to);
    int room = width - Width.of(left) - Width.of(right);
    return " ".repeat(margin + 2) + (room < 1 ? right : left + " ".repeat(room) + right);
  }
}
