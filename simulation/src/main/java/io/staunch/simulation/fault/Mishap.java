package io.staunch.simulation.fault;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.simulation.host.Mishaps;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Phase;
import io.staunch.simulation.seen.Witness;
import io.staunch.simulation.shell.Courier;
import io.staunch.simulation.world.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What goes wrong inside steps, and between engine and hand. */
public final class Mishap implements Mishaps, Courier {
  private final Ambushes ambushes;
  private final Witness witness;
  private final Chance chance;
  private double likely;

  /**
   * @param likely how likely a step goes wrong without being lain in wait for, 0..1
   */
  Mishap(Ambushes ambushes, Witness witness, Chance chance, double likely) {
    this.ambushes = ambushes;
    this.witness = witness;
    this.chance = chance;
    this.likely = likely;
  }

  void heal() {
    likely = 0;
  }

  @Override
  public Optional<Fault> next(Phase phase) {
    Optional<Fault> fault =
        ambushes
            .take(phase, Fault::isOfStep)
            .or(() -> chance.happens(likely) ? any(phase) : none());
    fault.ifPresent(f -> struck(f, phase));
    return fault;
  }

  private Optional<Fault> any(Phase phase) {
    List<Fault> possible =
        Arrays.stream(Fault.values())
            .filter(fault -> fault.isOfStep() && fault.possible().contains(phase))
            .toList();
    return Optional.of(chance.pick(possible));
  }

  private static Optional<Fault> none() {
    return Optional.empty();
  }

  @Override
  public int copies(Order order) {
    return copies(Phase.HAND_OVER);
  }

  @Override
  public int copies(Outcome outcome) {
    return copies(Phase.CLOSING);
  }

  private int copies(Phase phase) {
    Optional<Fault> fault = ambushes.take(phase, Fault::isOfLink);
    fault.ifPresent(f -> struck(f, phase));
    return fault.map(f -> f == Fault.REPORT_LOST ? 0 : 2).orElse(1);
  }

  private void struck(Fault fault, Phase phase) {
    witness.see(new Happening.Struck(fault, List.of(phase)));
  }
}
