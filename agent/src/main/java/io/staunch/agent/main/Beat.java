package io.staunch.agent.main;

import java.time.Duration;

/**
 * When the next tick is due, on the JVM's monotonic clock; a late tick does not make the next ones
 * hurry.
 */
final class Beat {
  private final long interval;
  private long next;

  Beat(Duration interval) {
    this.interval = interval.toNanos();
    this.next = System.nanoTime();
  }

  Duration untilNext() {
    return Duration.ofNanos(next - System.nanoTime());
  }

  /** Marks the tick that is due now as taken. */
  void taken() {
    long now = System.nanoTime();
    next += interval;
    if (next - now < 0) {
      next = now + interval;
    }
  }
}
