package io.staunch.core.fleet;

import java.time.Duration;

/** Durations as people say them: {@code 10m 3s}, {@code 2h 5m}, {@code 3d 4h}. */
public final class Durations {
  private static final long[] SECONDS = {86_400, 3_600, 60, 1};
  private static final String[] NAMES = {"d", "h", "m", "s"};

  private Durations() {}

  /**
   * The two largest units, cut off rather than rounded: what is said to have lasted so long has
   * lasted so long. Below a second in milliseconds.
   */
  public static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    long rest = duration.toSeconds();
    if (rest == 0) {
      return duration.toMillis() == 0 ? "0s" : duration.toMillis() + "ms";
    }
    int unit = 0;
    while (rest < SECONDS[unit]) {
      unit++;
    }
    String text = rest / SECONDS[unit] + NAMES[unit];
    rest %= SECONDS[unit];
    if (unit + 1 < SECONDS.length && rest >= SECONDS[unit + 1]) {
      text += " " + rest / SECONDS[unit + 1] + NAMES[unit + 1];
    }
    return text;
  }
}
