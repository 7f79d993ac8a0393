package io.staunch.simulation.scenario;

import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.seen.Phase;
import java.util.ArrayList;
import java.util.List;

/** A fault that waits for an action to come to a phase. */
public record Ambush(Fault fault, Phase phase) {
  /** Every fault in every phase that it can hit. */
  public static final List<Ambush> ALL = all();

  private static List<Ambush> all() {
    List<Ambush> all = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      for (Phase phase : fault.possible()) {
        all.add(new Ambush(fault, phase));
      }
    }
    return List.copyOf(all);
  }

  /**
   * The ambushes of a seed. They go round, so that as many seeds in a row as there are ambushes
   * have each of them three times.
   */
  static List<Ambush> of(long seed) {
    int size = ALL.size();
    return List.of(
        ALL.get((int) Long.remainderUnsigned(seed, size)),
        ALL.get((int) Long.remainderUnsigned(seed * 7 + size / 3, size)),
        ALL.get((int) Long.remainderUnsigned(seed * 11 + 2 * size / 3, size)));
  }
}
