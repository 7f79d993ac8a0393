package io.staunch.core.collect;

import io.staunch.core.fleet.Moment;
import java.util.Optional;
import java.util.Set;

/** Port: brings readings in. Called by one thread; must return within its own deadline. */
public interface Collector {
  /**
   * Reads the server now; empty where the server as a whole could not be read, so that there is no
   * sample.
   *
   * @param focused pids whose dear figures are wanted, their descendants included
   */
  Optional<Sweep> collect(Moment at, Set<Integer> focused);
}
