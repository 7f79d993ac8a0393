package io.staunch.agent.terminal;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** Where axes end and how they are labelled. */
public final class Scale {
  private static final double[] ROUND = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

  private Scale() {}

  /** The next round amount that is not below {@code most}, so that an axis seldom changes. */
  static Bytes above(Bytes most) {
    double unit = 1;
    while (most.value() >= unit * 1024 && unit < 0x1p60) {
      unit *= 1024;
    }
    double decade = unit;
    while (most.value() > decade * 10) {
      decade *= 10;
    }
    for (double round : ROUND) {
      Bytes candidate = new Bytes((long) Math.ceil(round * decade));
      if (candidate.compareTo(most) >= 0) {
        return candidate;
      }
    }
    return most;
  }

  /** Moments as their distance from {@code now}: {@code -1m 30s}, {@code now}. */
  public static Function<Instant, String> before(Instant now) {
    return at -> {
      Duration before = Duration.between(at, now);
      return before.toSeconds() == 0
          ? "now"
          : (before.isNegative() ? "+" : "-") + Durations.text(before.abs());
    };
  }

  /** Moments as the clock on the wall, with the day where the plot spans more than one. */
  public static Function<Instant, String> clock(ZoneId zone, Duration span) {
    String pattern =
        span.compareTo(Duration.ofDays(1)) > 0
            ? "MM-dd HH:mm"
            : span.compareTo(Duration.ofHours(1)) > 0 ? "HH:mm" : "HH:mm:ss";
    return at -> DateTimeFormatter.ofPattern(pattern).format(at.atZone(zone));
  }
}
