package io.staunch.core.detect;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.history.Point;
import io.staunch.core.history.TheilSen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the floors of a service's memory went.
 *
 * @param rise what the {@link TheilSen} line through them rose by over {@code span}
 * @param rank the {@link MannKendall} test's z
 * @param still slope of the last third as a share of the slope of all, or of the whole life where
 *     that is steeper: 1 for a straight line, towards 0 for what fills up or warms up
 * @param back the furthest they ever fell, as a share of {@code rise}
 */
record Trend(Bytes rise, Duration span, double rank, double still, double back) {
  private static final int LEAST = 10;

  /** 1 of 740 by chance. */
  private static final double SURE = 3;

  private static final double STILL = 0.5;
  private static final double BACK = 0.5;

  /** What was called growth stays so while it keeps this share of the mark in each test. */
  private static final double KEEPS = 0.5;

  /**
   * @param judged floors of the time that is judged
   * @param whole floors of the whole life
   */
  static Optional<Trend> of(List<Point> judged, List<Point> whole) {
    if (judged.size() < LEAST) {
      return Optional.empty();
    }
    List<Point> floors = lowerOfNeighbours(judged);
    double slope = slope(floors);
    Duration span = time(floors.getFirst(), floors.getLast());
    double rise = slope * span.toMillis();
    if (rise < 1) {
      return Optional.empty();
    }
    double[] values = floors.stream().mapToDouble(point -> point.value().value()).toArray();
    List<Point> last = floors.subList(floors.size() - floors.size() / 3, floors.size());
    return Optional.of(
        new Trend(
            new Bytes(StrictMath.round(rise)),
            span,
            MannKendall.of(values).z(),
            slope(last) / StrictMath.max(slope, slope(whole)),
            deepestFall(values) / rise));
  }

  boolean isGrowth(Bytes enough, boolean already) {
    double mark = already ? KEEPS : 1;
    return rise.compareTo(enough.times(mark)) >= 0
        && rank >= SURE * mark
        && still >= STILL * mark
        && back <= BACK / mark;
  }

  String text(String service) {
    double hours = span.toMillis() / 3_600_000.0;
    return service
        + " grew by "
        + rise
        + " in "
        + Durations.text(span)
        + " without coming back, "
        + rise.times(1 / hours)
        + " an hour";
  }

  /** A saw-tooth somewhat longer than a part leaves some parts without its floor. */
  private static List<Point> lowerOfNeighbours(List<Point> points) {
    List<Point> lower = new ArrayList<>();
    for (int index = 1; index < points.size(); index++) {
      Point left = points.get(index - 1);
      Point right = points.get(index);
      lower.add(left.value().compareTo(right.value()) <= 0 ? left : right);
    }
    return lower;
  }

  /** Bytes per millisecond. */
  private static double slope(List<Point> points) {
    double[] times = new double[points.size()];
    double[] values = new double[points.size()];
    for (int index = 0; index < points.size(); index++) {
      times[index] = time(points.getFirst(), points.get(index)).toMillis();
      values[index] = points.get(index).value().value();
    }
    return TheilSen.of(times, values).map(TheilSen::slope).orElse(0.0);
  }

  private static Duration time(Point from, Point to) {
    return to.at().since(from.at()).orElse(Duration.ZERO);
  }

  private static double deepestFall(double[] values) {
    double highest = 0;
    double deepest = 0;
    for (double value : values) {
      highest = StrictMath.max(highest, value);
      deepest = StrictMath.max(deepest, highest - value);
    }
    return deepest;
  }
}
