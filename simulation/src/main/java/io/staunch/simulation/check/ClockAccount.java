package io.staunch.simulation.check;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/** Whether the clock may be trusted, from the moments that one run of the agent was given. */
final class ClockAccount {
  private static final Duration STEP = Duration.ofSeconds(30);

  private Optional<Moment> before = Optional.empty();
  private Optional<Moment> stepped = Optional.empty();
  private boolean had;
  private boolean lost;

  void anotherRun() {
    before = Optional.empty();
    stepped = Optional.empty();
    had = false;
    lost = false;
  }

  void see(Moment now, Optional<Boolean> synchronised) {
    if (before.isPresent()) {
      Moment then = before.get();
      Optional<Duration> passed = now.since(then);
      Duration wall = Duration.between(then.wall(), now.wall());
      if (passed.isPresent() && wall.minus(passed.get()).abs().compareTo(STEP) > 0) {
        stepped = Optional.of(now);
      }
      had &= passed.isPresent();
    }
    before = Optional.of(now);
    lost = had && synchronised.isPresent() && !synchronised.get();
    had |= synchronised.orElse(false);
  }

  /** When wall time last stepped by more than 30 s. */
  Optional<Moment> stepped() {
    return stepped;
  }

  /** Whether synchronisation was had in this boot and is gone. */
  boolean isLost() {
    return lost;
  }
}
