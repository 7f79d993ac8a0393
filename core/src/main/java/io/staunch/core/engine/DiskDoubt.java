package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the ledger can be written: a failed write raises the doubt, the gap that tells of it
 * lifts it once it is durable.
 */
final class DiskDoubt {
  private Optional<Moment> since = Optional.empty();
  private Optional<Moment> probed = Optional.empty();

  /** Returns whether this is news. */
  boolean doubted(Moment at) {
    boolean news = since.isEmpty();
    since = since.isPresent() ? since : Optional.of(at);
    return news;
  }

  void trusted() {
    since = Optional.empty();
    probed = Optional.empty();
  }

  Optional<Moment> since() {
    return since;
  }

  Optional<Moment> probed() {
    return probed;
  }

  void resume(Snapshot.Disk state) {
    since = state.doubted();
    probed = state.probed();
  }

  boolean isDoubted() {
    return since.isPresent();
  }

  boolean isProbeDue(Moment at, Duration every) {
    boolean due = probed.map(last -> at.isPast(last, every)).orElse(true);
    if (due) {
      probed = Optional.of(at);
    }
    return due;
  }
}
