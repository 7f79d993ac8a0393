package io.staunch.simulation;

import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Witness;
import io.staunch.simulation.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Passes on what happens to everybody who wants to know, and keeps the newest of it. */
final class Chronicle implements Witness {
  /** Happenings that are kept to be told after a failure. */
  private static final int KEPT = 30;

  private final World world;
  private final List<Witness> readers = new ArrayList<>();
  private final Deque<Stamped> newest = new ArrayDeque<>();
  private long count;

  /** One happening and its time in milliseconds. */
  record Stamped(long at, Happening what) {}

  Chronicle(World world) {
    this.world = world;
  }

  void add(Witness reader) {
    readers.add(reader);
  }

  @Override
  public void see(Happening happening) {
    count++;
    newest.addLast(new Stamped(world.now(), happening));
    if (newest.size() > KEPT) {
      newest.removeFirst();
    }
    readers.forEach(reader -> reader.see(happening));
  }

  long count() {
    return count;
  }

  List<Stamped> newest() {
    return List.copyOf(newest);
  }
}
