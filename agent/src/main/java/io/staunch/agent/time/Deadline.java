package io.staunch.agent.time;

import java.time.Duration;

/** The point on the monotonic clock after which nobody waits any longer. */
public final class Deadline {
  private final MonotonicClock clock;
  private final long start;
  private final Duration length;

  private Deadline(MonotonicClock clock, Duration length) {
    this.clock = clock;
    this.start = clock.nanos();
    this.length = length;
  }

  /** The deadline {@code length} from now. */
  public static Deadline in(Duration length, MonotonicClock clock) {
    return new Deadline(clock, length);
  }

  /** The deadline {@code length} from now on the machine's clock. */
  public static Deadline in(Duration length) {
    return in(length, MonotonicClock.SYSTEM);
  }

  /** The time left, zero once it has passed. */
  public Duration left() {
    Duration left = length.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The time left in whole milliseconds for calls that take 0 for "for ever"; at least 1. */
  public int leftMillis() {
    return Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
  }

  public boolean passed() {
    return elapsed().compareTo(length) >= 0;
  }

  /** Time since the deadline was set. */
  public Duration elapsed() {
    return Duration.ofNanos(clock.nanos() - start);
  }

  /**
   * Waits until {@code condition} holds or the deadline has passed, asking every {@code pause}.
   *
   * @return whether it held in the end
   */
  public boolean await(Duration pause, Condition condition) throws InterruptedException {
    return await(pause, pause, condition);
  }

  /**
   * Waits likewise, asking less often the longer it takes: what is seen late is seen late by about
   * a tenth of the wait.
   *
   * @param shortest pause between two questions
   * @param longest pause between two questions
   */
  public boolean await(Duration shortest, Duration longest, Condition condition)
      throws InterruptedException {
    while (!condition.holds()) {
      Duration left = left();
      if (!left.isPositive()) {
        return false;
      }
      clock.sleep(shorter(left, longer(shortest, shorter(longest, elapsed().dividedBy(10)))));
    }
    return true;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws InterruptedException;
  }
}
