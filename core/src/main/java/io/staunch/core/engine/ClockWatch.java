package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the wall clock against the boot clock: a step of more than {@link Bounds#CLOCK_STEP}, or
 * synchronisation lost after it was had in this boot, makes the clock doubtful until it is vouched
 * for or has run evenly for long enough.
 */
final class ClockWatch {
  /** What changed with the newest event. */
  sealed interface Change {
    record Doubted(String reason) implements Change {}

    record Trusted(String reason) implements Change {}
  }

  private Optional<Moment> previous = Optional.empty();
  private Optional<Moment> doubted = Optional.empty();
  private boolean lost;
  private boolean synchronisedInThisBoot;

  /** Takes up a doubt that the ledger holds from before. */
  void resume(Moment since) {
    doubted = Optional.of(since);
  }

  void trust() {
    doubted = Optional.empty();
  }

  Snapshot.Clock state() {
    return new Snapshot.Clock(previous, doubted, lost, synchronisedInThisBoot);
  }

  void resume(Snapshot.Clock state) {
    previous = state.previous();
    doubted = state.doubted();
    lost = state.lost();
    synchronisedInThisBoot = state.synchronisedInThisBoot();
  }

  Optional<Change> see(Moment at, Optional<Boolean> synchronised) {
    Optional<Duration> step = stepTo(at);
    if (previous.isPresent() && !previous.get().bootId().equals(at.bootId())) {
      synchronisedInThisBoot = false;
    }
    previous = Optional.of(at);
    lost = synchronisedInThisBoot && synchronised.isPresent() && !synchronised.get();
    synchronisedInThisBoot |= synchronised.orElse(false);
    if (step.isPresent()) {
      doubted = Optional.of(at);
      return Optional.of(
          new Change.Doubted(
              "wall time stepped by " + step.get().toSeconds() + " s against the boot clock"));
    }
    if (lost && doubted.isEmpty()) {
      doubted = Optional.of(at);
      return Optional.of(new Change.Doubted("time synchronisation was lost in this boot"));
    }
    return doubted.isPresent() ? endOfDoubt(doubted.get(), at, synchronised) : Optional.empty();
  }

  private Optional<Change> endOfDoubt(Moment since, Moment at, Optional<Boolean> synchronised) {
    boolean anotherBoot = !since.bootId().equals(at.bootId());
    boolean even = at.isPast(since, Bounds.CLOCK_SETTLE);
    if (synchronised.orElse(false) && (even || anotherBoot)) {
      doubted = Optional.empty();
      return Optional.of(new Change.Trusted("the host says that its clock is synchronised"));
    }
    if (even && !lost) {
      doubted = Optional.empty();
      return Optional.of(
          new Change.Trusted(
              "the clock has run evenly for " + Bounds.CLOCK_SETTLE.toMinutes() + " min"));
    }
    if (anotherBoot) {
      doubted = Optional.of(at);
    }
    return Optional.empty();
  }

  private Optional<Duration> stepTo(Moment at) {
    if (previous.isEmpty() || !previous.get().bootId().equals(at.bootId())) {
      return Optional.empty();
    }
    Moment before = previous.get();
    Duration wall = Duration.between(before.wall(), at.wall());
    Duration step = wall.minus(at.boot().minus(before.boot()));
    return step.abs().compareTo(Bounds.CLOCK_STEP) > 0 ? Optional.of(step) : Optional.empty();
  }
}
