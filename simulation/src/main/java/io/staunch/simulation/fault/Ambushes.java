package io.staunch.simulation.fault;

import io.staunch.simulation.scenario.Ambush;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.seen.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that still wait for an action; each hits once. */
final class Ambushes {
  private final List<Ambush> waiting;

  Ambushes(List<Ambush> drawn) {
    this.waiting = new ArrayList<>(drawn);
  }

  List<Ambush> in(Phase phase) {
    return waiting.stream().filter(ambush -> ambush.phase() == phase).toList();
  }

  /** Takes one that waits in the phase for a fault like this, if there is one. */
  Optional<Fault> take(Phase phase, Predicate<Fault> like) {
    Optional<Ambush> found =
        in(phase).stream().filter(ambush -> like.test(ambush.fault())).findFirst();
    found.ifPresent(waiting::remove);
    return found.map(Ambush::fault);
  }

  boolean take(Ambush ambush) {
    return waiting.remove(ambush);
  }

  void clear() {
    waiting.clear();
  }
}
