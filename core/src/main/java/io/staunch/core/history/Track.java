package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One unbroken row of memory readings within one boot: the newest {@value Ring#POINTS} as they were
 * read, and the whole row in at most {@value #MOST_POINTS} points that keep the first, the newest,
 * the lowest and the highest. About 6 KiB however long it gets; times are milliseconds of the boot
 * clock.
 */
public final class Track {
  /** The most points that {@link #points()} returns. */
  public static final int MOST_POINTS = 2 * Envelope.SPANS + 2;

  private static final int NONE = -1;

  private final Moment start;
  private long first;
  private long newestAt;
  private long newest;
  private long peak;
  private final Ring ring = new Ring();
  private final Envelope envelope = new Envelope();

  Track(Moment at, Bytes value) {
    start = at;
    first = value.value();
    peak = first;
    keep(0, first);
  }

  Track(TrackState state) {
    start = state.start();
    first = state.first();
    newestAt = state.newestAt();
    newest = state.newest();
    peak = state.peak();
    ring.resume(state.recent());
    envelope.resume(state.width(), state.spans());
  }

  TrackState state() {
    return new TrackState(
        start, first, newestAt, newest, peak, ring.state(), envelope.width(), envelope.state());
  }

  /**
   * Takes one reading in. One that is not later than the newest is left out: it came late or twice.
   *
   * @throws IllegalArgumentException when a boot lies between
   */
  void add(Moment at, Bytes value) {
    long offset =
        at.since(start)
            .orElseThrow(() -> new IllegalArgumentException("a track ends with its boot"))
            .toMillis();
    if (offset > newestAt) {
      keep(offset, value.value());
    }
  }

  private void keep(long offset, long bytes) {
    newestAt = offset;
    newest = bytes;
    peak = StrictMath.max(peak, bytes);
    ring.add(offset, bytes);
    envelope.add(offset, bytes);
  }

  /** Moves all that was read so far by {@code delta}, down to zero at most. */
  void shift(Bytes delta) {
    first = StrictMath.max(0, first + delta.value());
    newest = StrictMath.max(0, newest + delta.value());
    peak = StrictMath.max(0, peak + delta.value());
    ring.shift(delta.value());
    envelope.shift(delta.value());
  }

  public Point first() {
    return point(0, first);
  }

  public Point newest() {
    return point(newestAt, newest);
  }

  public Bytes peak() {
    return new Bytes(peak);
  }

  /** From the first to the newest point. */
  public Duration span() {
    return Duration.ofMillis(newestAt);
  }

  /** The whole row in order of time, thinned where it is long. */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    points.add(first());
    for (int span = 0; span < Envelope.SPANS; span++) {
      if (!envelope.isEmpty(span)) {
        long lowAt = envelope.lowAt(span);
        long highAt = envelope.highAt(span);
        long low = envelope.low(span);
        long high = envelope.high(span);
        append(points, StrictMath.min(lowAt, highAt), lowAt <= highAt ? low : high);
        append(points, StrictMath.max(lowAt, highAt), lowAt <= highAt ? high : low);
      }
    }
    append(points, newestAt, newest);
    return points;
  }

  private void append(List<Point> points, long offset, long bytes) {
    Point point = point(offset, bytes);
    if (point.at().boot().compareTo(points.getLast().at().boot()) > 0) {
      points.add(point);
    }
  }

  /** The points of the last {@code within}, as read, oldest first; at most {@value Ring#POINTS}. */
  public List<Point> recent(Duration within) {
    long from = newestAt - within.toMillis();
    List<Point> points = new ArrayList<>();
    for (int index = 0; index < ring.size(); index++) {
      if (ring.at(index) >= from) {
        points.add(point(ring.at(index), ring.value(index)));
      }
    }
    return points;
  }

  /**
   * The lowest point of each of {@code parts} equal parts of the last {@code within}, oldest first;
   * parts without a reading are left out. Rising floors tell a leak from a saw-tooth, whose peaks
   * rise and fall while its floor stays.
   */
  public List<Point> floors(Duration within, int parts) {
    long length = StrictMath.max(1, StrictMath.min(within.toMillis(), newestAt));
    long from = newestAt - length;
    long part = StrictMath.ceilDiv(length, parts);
    List<Point> floors = new ArrayList<>();
    int lowest = NONE;
    for (int span = 0; span < Envelope.SPANS; span++) {
      if (envelope.isEmpty(span) || envelope.lowAt(span) < from) {
        continue;
      }
      if (lowest == NONE) {
        lowest = span;
      } else if (partOf(span, from, part, parts) != partOf(lowest, from, part, parts)) {
        floors.add(point(envelope.lowAt(lowest), envelope.low(lowest)));
        lowest = span;
      } else if (envelope.low(span) < envelope.low(lowest)) {
        lowest = span;
      }
    }
    if (lowest != NONE) {
      floors.add(point(envelope.lowAt(lowest), envelope.low(lowest)));
    }
    return floors;
  }

  private long partOf(int span, long from, long part, int parts) {
    return StrictMath.min(parts - 1, (envelope.lowAt(span) - from) / part);
  }

  /** The lowest value read at least {@code later} than the first. */
  public Optional<Bytes> lowest(Duration later) {
    Optional<Bytes> lowest = Optional.empty();
    for (int span = 0; span < Envelope.SPANS; span++) {
      if (!envelope.isEmpty(span) && envelope.lowAt(span) >= later.toMillis()) {
        Bytes here = new Bytes(envelope.low(span));
        lowest = lowest.filter(known -> known.compareTo(here) <= 0).or(() -> Optional.of(here));
      }
    }
    return lowest;
  }

  private Point point(long offset, long bytes) {
    return new Point(start.plus(Duration.ofMillis(offset)), new Bytes(bytes));
  }
}
