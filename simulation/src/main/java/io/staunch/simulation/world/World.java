package io.staunch.simulation.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time: a queue of what is due, in order of time and then of asking, on one thread.
 *
 * <p>Times are milliseconds since the simulation began. Nothing here reads a clock.
 */
public final class World {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private long now;
  private long asked;

  private record Due(long at, long order, Runnable what) {}

  public long now() {
    return now;
  }

  /** Does {@code what} after {@code delay} milliseconds; a negative delay is none. */
  public void after(long delay, Runnable what) {
    queue.add(new Due(now + StrictMath.max(0, delay), asked++, what));
  }

  /** Does {@code what} at that time, or now where it has passed. */
  public void at(long time, Runnable what) {
    after(time - now, what);
  }

  /**
   * Does what is due next, unless that is after {@code end}; returns whether there was anything.
   */
  public boolean step(long end) {
    Due due = queue.peek();
    if (due == null || due.at() > end) {
      return false;
    }
    queue.remove();
    now = due.at();
    due.what().run();
    return true;
  }
}
