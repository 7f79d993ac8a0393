package io.staunch.core.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A point in time on one host, on both of its clocks: wall time for windows, expiry and display,
 * and time since boot for every cool-down, budget and deadline.
 *
 * @param wall wall-clock time, UTC
 * @param boot time since boot, including suspend
 * @param bootId which boot this was; durations across boots are unknown
 */
public record Moment(Instant wall, Duration boot, String bootId) {

  /** Time from {@code earlier} to this moment on the boot clock; empty when a boot lies between. */
  public Optional<Duration> since(Moment earlier) {
    return bootId.equals(earlier.bootId) ? Optional.of(boot.minus(earlier.boot)) : Optional.empty();
  }

  /**
   * Whether at least {@code duration} has certainly passed since {@code earlier}; false across a
   * boot, where it has not been proven.
   */
  public boolean isPast(Moment earlier, Duration duration) {
    return since(earlier).map(passed -> passed.compareTo(duration) >= 0).orElse(false);
  }

  /** The moment {@code duration} later, on both clocks. */
  public Moment plus(Duration duration) {
    return new Moment(wall.plus(duration), boot.plus(duration), bootId);
  }
}
