package io.staunch.agent.proc;

import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/** What a full look at one process found. */
sealed interface Look {
  /**
   * It runs.
   *
   * @param stat fresh
   * @param uid the real user id
   * @param swap swapped bytes
   */
  record Seen(Stat stat, int uid, Bytes swap, Optional<String> executable, Optional<String> cgroup)
      implements Look {
    /** What little is known of a process without memory. */
    static Seen nothingOf(Stat stat) {
      return new Seen(stat, 0, Bytes.ZERO, Optional.empty(), Optional.empty());
    }

    Target target() {
      return new Target(stat.pid(), stat.startTicks());
    }
  }

  /** It has ended; its parent has not waited for it yet. */
  record Ended(Stat stat) implements Look {}

  record Gone() implements Look {}

  /** It is there, but its basic figures may not be read or make no sense. */
  record Denied() implements Look {}
}
