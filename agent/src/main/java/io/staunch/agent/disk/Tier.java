package io.staunch.agent.disk;

import java.time.Duration;
import java.util.Optional;

/** How finely history is kept; the coarser, the longer. */
public enum Tier {
  /** Every sample as it was read. */
  RAW(Duration.ZERO, "raw"),
  /** Lowest, mean and highest of five minutes. */
  FINE(Duration.ofMinutes(5), "5min"),
  /** Lowest, mean and highest of an hour. */
  COARSE(Duration.ofHours(1), "1h");

  private final Duration span;
  private final String word;

  Tier(Duration span, String word) {
    this.span = span;
    this.word = word;
  }

  /** What one row stands for; zero for one moment. */
  public Duration span() {
    return span;
  }

  public String word() {
    return word;
  }

  /** The next finer one; empty for samples. */
  public Optional<Tier> finer() {
    return switch (this) {
      case RAW -> Optional.empty();
      case FINE -> Optional.of(RAW);
      case COARSE -> Optional.of(FINE);
    };
  }

  /** Begin of the span in which a wall time lies; both in milliseconds since 1970. */
  long begin(long wall) {
    return wall - StrictMath.floorMod(wall, span.toMillis());
  }
}
