package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where memory goes if it goes on as it did: a {@link TheilSen} line through points. A guess for
 * ranking and for budgets of time, no forecast to act upon; whoever finds none must take the worst
 * for granted.
 *
 * @param slopePerSecond bytes per second
 * @param from the newest moment
 * @param level where the line or the newest point stands then, whichever is higher
 */
public record Extrapolation(double slopePerSecond, Moment from, Bytes level) {
  /** Fewer points than this tell nothing. */
  public static final int LEAST_POINTS = 8;

  /** More are thinned evenly, since the work grows with their square. */
  static final int MOST_POINTS = 32;

  /** What is further off is as good as never. */
  static final Duration HORIZON = Duration.ofDays(3_650);

  /** The line through points in order of time; empty for fewer than {@value #LEAST_POINTS}. */
  public static Optional<Extrapolation> of(List<Point> points) {
    if (points.size() < LEAST_POINTS) {
      return Optional.empty();
    }
    int step = StrictMath.ceilDiv(points.size(), MOST_POINTS);
    int size = StrictMath.ceilDiv(points.size(), step);
    double[] times = new double[size];
    double[] values = new double[size];
    Point newest = points.getLast();
    for (int index = 0; index < size; index++) {
      Point point = points.get(points.size() - 1 - (size - 1 - index) * step);
      Duration before =
          newest
              .at()
              .since(point.at())
              .orElseThrow(() -> new IllegalArgumentException("a boot lies between"));
      times[index] = -before.toMillis() / 1_000.0;
      values[index] = point.value().value();
    }
    return TheilSen.of(times, values)
        .map(line ->
            new Extrapolation(
                line.slope(),
                newest.at(),
                newest.value().max(new Bytes(StrictMath.round(line.intercept())))));
  }

  /**
   * Time from {@link #from} until {@code level} is reached: zero where it is, empty where memory
   * does not rise or would take more than ten years.
   */
  public Optional<Duration> timeUntil(Bytes level) {
    long missing = level.minus(this.level).value();
    if (missing <= 0) {
      return Optional.of(Duration.ZERO);
    }
    double seconds = missing / slopePerSecond;
    return slopePerSecond > 0 && seconds <= HORIZON.toSeconds()
        ? Optional.of(Duration.ofMillis(StrictMath.round(seconds * 1_000)))
        : Optional.empty();
  }

  /** Time from {@code now} until the track reaches {@code level}, by its newest points. */
  public static Optional<Duration> timeUntil(Track track, Bytes level, Moment now) {
    return of(track.recent(HORIZON))
        .flatMap(line ->
            line.timeUntil(level)
                .flatMap(left -> now.since(line.from()).map(left::minus))
                .map(left -> left.isNegative() ? Duration.ZERO : left));
  }

  /** The same for the present life of a service. */
  public static Optional<Duration> timeUntil(Series series, Bytes level, Moment now) {
    return series.track().flatMap(track -> timeUntil(track, level, now));
  }
}
