package io.staunch.core.detect;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.history.Point;
import io.staunch.core.history.TheilSen;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the floors of a service's memory went.
 *
 * @param rise what the {@link TheilSen} line through them rose by over {@code span}, in bytes
 * @param rank the {@link MannKendall} test's z
 * @param scatter how far half of them lie off that line, in bytes
 * @param still slope of the younger half as a share of the slope of all, or of the whole life where
 *     that is steeper: 1 for a straight line, towards 0 for what fills up or warms up
 */
record Trend(double rise, Duration span, double rank, double scatter, double still) {
  private static final int LEAST = 12;

  /** 1 of 4,000 by chance, were it asked once and the floors independent: it is neither. */
  private static final double SURE = 3.5;

  /** In a hundred days of noise alone 6 was passed twice, 8 never. */
  private static final double ABOVE_SCATTER = 8;

  private static final double STILL = 0.5;

  /** Half of the rise, and this share of every other mark, keeps growth what it was called. */
  private static final double KEEPS = 0.2;

  private static final double KEEPS_RISE = 0.5;

  /**
   * @param floors of the time that is judged
   * @param whole floors of the whole life
   */
  static Optional<Trend> of(List<Point> floors, List<Point> whole) {
    if (floors.size() < LEAST) {
      return Optional.empty();
    }
    double[] times = times(floors);
    double[] values = values(floors);
    Optional<TheilSen> line = TheilSen.of(times, values);
    if (line.isEmpty() || line.get().slope() <= 0) {
      return Optional.empty();
    }
    double slope = line.get().slope();
    double span = times[times.length - 1];
    List<Point> younger = floors.subList(floors.size() / 2, floors.size());
    return Optional.of(
        new Trend(
            slope * span,
            Duration.ofMillis(StrictMath.round(span)),
            MannKendall.of(values).z(),
            scatter(line.get(), times, values),
            slope(younger) / StrictMath.max(slope, slope(whole))));
  }

  /**
   * @param already whether it was growth before: then it takes less to stay so than to become so
   */
  boolean isGrowth(Bytes enough, boolean already) {
    double keeps = already ? KEEPS : 1;
    return rise >= enough.value() * (already ? KEEPS_RISE : 1)
        && rank >= SURE * keeps
        && rise >= scatter * ABOVE_SCATTER * keeps
        && still >= STILL * keeps;
  }

  Bytes risen() {
    return new Bytes(StrictMath.round(rise));
  }

  String text(String service) {
    Bytes anHour = new Bytes(StrictMath.round(rise / span.toMillis() * 3_600_000));
    return service
        + " grew steadily by "
        + risen()
        + " in "
        + Durations.text(span)
        + ", "
        + anHour
        + " an hour";
  }

  /** Bytes per millisecond. */
  private static double slope(List<Point> points) {
    return TheilSen.of(times(points), values(points)).map(TheilSen::slope).orElse(0.0);
  }

  /** Milliseconds since the first point. */
  private static double[] times(List<Point> points) {
    return points.stream()
        .mapToDouble(
            point -> point.at().since(points.getFirst().at()).orElse(Duration.ZERO).toMillis())
        .toArray();
  }

  private static double[] values(List<Point> points) {
    return points.stream().mapToDouble(point -> point.value().value()).toArray();
  }

  private static double scatter(TheilSen line, double[] times, double[] values) {
    double[] off = new double[times.length];
    for (int index = 0; index < times.length; index++) {
      off[index] = StrictMath.abs(values[index] - line.at(times[index]));
    }
    Arrays.sort(off);
    return off[off.length / 2];
  }
}
