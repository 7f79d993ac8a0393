package io.staunch.core.collect;

import io.staunch.core.fleet.Moment;
import java.util.Set;

/** Port: brings readings in. Called by one thread; must return within its own deadline. */
public interface Collector {
  /**
   * Reads the server now.
   *
   * @param focused pids whose dear figures are wanted
   */
  Sweep collect(Moment at, Set<Integer> focused);
}
