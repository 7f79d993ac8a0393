package io.staunch.simulation.fault;

import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.world.World;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Faults that last a while; one that comes again while it lasts lasts longer. */
final class Spells {
  private final World world;
  private final Map<Fault, Long> until = new EnumMap<>(Fault.class);
  private final Map<Fault, Runnable> ends = new EnumMap<>(Fault.class);

  Spells(World world) {
    this.world = world;
  }

  /** Begins a spell, whose end undoes it. */
  void cast(Fault fault, long millis, Runnable begin, Runnable end) {
    begin.run();
    ends.put(fault, end);
    until.merge(fault, world.now() + millis, StrictMath::max);
    world.after(millis, () -> endIfOver(fault));
  }

  private void endIfOver(Fault fault) {
    Long end = until.get(fault);
    if (end != null && end <= world.now()) {
      end(fault);
    }
  }

  private void end(Fault fault) {
    until.remove(fault);
    Runnable end = ends.remove(fault);
    if (end != null) {
      end.run();
    }
  }

  /** Ends them all. */
  void heal() {
    List.copyOf(ends.keySet()).forEach(this::end);
  }
}
