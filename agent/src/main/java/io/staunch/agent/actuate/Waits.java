package io.staunch.agent.actuate;

import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.Optional;

/** The steps that only watch: for a life to come, to go or to stand. */
final class Waits {
  /** Each look reads all of /proc. */
  private static final Duration OFTEN = Duration.ofMillis(100);

  private static final Duration SELDOM = Duration.ofSeconds(1);

  private final Lives lives;
  private final MonotonicClock clock;

  Waits(Lives lives, MonotonicClock clock) {
    this.lives = lives;
    this.clock = clock;
  }

  /** Whether a life other than {@code old} came in time. */
  boolean forAnother(String service, Incarnation old, Duration timeout)
      throws InterruptedException {
    return Deadline.in(timeout, clock)
        .await(
            OFTEN,
            SELDOM,
            () -> lives.current(service).filter(now -> !now.equals(old)).isPresent());
  }

  /** Whether {@code old} ended in time. */
  boolean forTheEnd(String service, Incarnation old, Duration timeout) throws InterruptedException {
    Optional<Incarnation> still = Optional.of(old);
    return Deadline.in(timeout, clock)
        .await(OFTEN, SELDOM, () -> !lives.current(service).equals(still));
  }

  /** Whether {@code life} stood all the time. */
  boolean standing(String service, Incarnation life, Duration duration)
      throws InterruptedException {
    return !forTheEnd(service, life, duration);
  }
}
