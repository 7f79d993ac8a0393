package io.staunch.simulation.fault;

import io.staunch.core.act.HandRecord;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.scenario.Ambush;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Phase;
import io.staunch.simulation.seen.Witness;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.List;
import java.util.Optional;

/** Lets the faults of a scenario strike: at their times, and when an action comes to a phase. */
public final class Injector {
  private final World world;
  private final Witness witness;
  private final Chance chance;
  private final Scenario scenario;
  private final Ambushes ambushes;
  private final Mishap mishap;
  private final Progress progress = new Progress();
  private Optional<Striker> striker = Optional.empty();
  private boolean healed;

  public Injector(World world, Witness witness, Chance chance, Scenario scenario) {
    this.world = world;
    this.witness = witness;
    this.chance = chance;
    this.scenario = scenario;
    this.ambushes = new Ambushes(scenario.ambushes());
    this.mishap = new Mishap(ambushes, witness, chance.fork("mishap"), scenario.mishap());
  }

  public Mishap mishap() {
    return mishap;
  }

  /** From here on faults strike this agent where it lives. */
  public void aim(SimAgent.Place place, SimAgent agent) {
    striker = Optional.of(new Striker(place, agent, chance.fork("striker"), scenario));
    scenario.strikes().forEach((at, fault) -> world.at(at, () -> strike(fault)));
  }

  /** Nothing goes wrong any more from here on, and what lasts ends. */
  public void heal() {
    healed = true;
    ambushes.clear();
    mishap.heal();
    striker.ifPresent(Striker::heal);
    witness.see(new Happening.Healed());
  }

  /** Takes a happening in; may kill the agent right here, between two of its effects. */
  public void see(Happening happening) {
    Optional<Progress.At> before = order(happening).flatMap(progress::of);
    Optional<Progress.At> came = progress.see(happening);
    if (healed) {
      return;
    }
    if (order(happening).isPresent()) {
      before.or(() -> came).ifPresent(this::tear);
      came.ifPresent(this::tear);
    }
    came.ifPresent(at -> {
      for (Ambush ambush : ambushes.in(at.phase())) {
        if (!ambush.fault().isOfStep()
            && !ambush.fault().isOfLink()
            && ambush.fault() != Fault.TORN_WRITE) {
          lieInWait(ambush, at);
        }
      }
    });
  }

  /** The order whose record is being written right now. */
  private static Optional<Long> order(Happening happening) {
    return switch (happening) {
      case Happening.Penned(HandRecord record) -> Optional.of(record.order());
      case Happening.Noted(Entry entry) ->
          switch (entry.fact()) {
            case Fact.Intended intent -> Optional.of(intent.order().number());
            case Fact.Ended ended -> Optional.of(ended.outcome().order());
            case Fact.Verified verified -> Optional.of(verified.verification().order());
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private void tear(Progress.At at) {
    if (ambushes.in(at.phase()).contains(new Ambush(Fault.TORN_WRITE, at.phase()))
        && ambushes.take(new Ambush(Fault.TORN_WRITE, at.phase()))) {
      strike(Fault.TORN_WRITE, Optional.of(at.service()), List.of(at.phase()));
    }
  }

  private void lieInWait(Ambush ambush, Progress.At at) {
    boolean between = ambush.fault() == Fault.KILL && chance.happens(0.5);
    if (between) {
      spring(ambush, at);
    } else {
      long delay = chance.happens(0.6) ? chance.between(0, 30) : chance.between(0, 2_000);
      world.after(delay, () -> spring(ambush, at));
    }
  }

  private void spring(Ambush ambush, Progress.At at) {
    boolean there = progress.of(at.order()).equals(Optional.of(at));
    boolean waits = ambushes.in(ambush.phase()).contains(ambush);
    if (there && waits && strike(ambush.fault(), Optional.of(at.service()), List.of(at.phase()))) {
      ambushes.take(ambush);
    }
  }

  private void strike(Fault fault) {
    List<Phase> phases = progress.all().stream().map(Progress.At::phase).distinct().toList();
    strike(fault, Optional.empty(), phases);
  }

  private boolean strike(Fault fault, Optional<String> service, List<Phase> phases) {
    boolean hit = striker.map(s -> s.strike(fault, service)).orElse(false);
    if (hit) {
      witness.see(new Happening.Struck(fault, phases));
    }
    return hit;
  }
}
