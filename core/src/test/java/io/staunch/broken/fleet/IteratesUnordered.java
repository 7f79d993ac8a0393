package io.staunch.broken.fleet;

import java.util.Set;

/** The order of this set differs on each run. */
public final class IteratesUnordered {
  Set<String> names() {
    return Set.of("a", "b");
  }
}
