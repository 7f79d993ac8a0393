package io.staunch.core.detect;

import java.time.Duration;

/** How long a limit must be passed before it counts. */
public sealed interface Sustained {
  /** Continuously for this long in sample time; zero acts on the first reading. */
  record For(Duration duration) implements Sustained {}

  /** In at least {@code n} of the last {@code m} regular readings, m ≤ 64. */
  record Readings(int n, int m) implements Sustained {
    public Readings {
      if (n < 1 || m < n || m > 64) {
        throw new IllegalArgumentException(
            "n of m readings needs 1 ≤ n ≤ m ≤ 64, not " + n + " of " + m);
      }
    }
  }

  Sustained AT_ONCE = new For(Duration.ZERO);
}
