package io.staunch.simulation.check;

import io.staunch.core.act.Step;
import io.staunch.core.engine.Bounds;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.host.Disk;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.host.SimService;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that must hold, after every event and at the end. */
public final class Laws {
  private final Account account;
  private final Levels levels;
  private final Telling telling;
  private final Records records;
  private final SimHost host;
  private final Disk disk;
  private final SimAgent agent;
  private final List<Invariant> invariants = new ArrayList<>();
  private final Map<String, Long> undrains = new TreeMap<>();
  private Optional<Broken> broken = Optional.empty();

  /** A law that was broken. */
  public record Broken(String law, String why) {}

  public Laws(World world, SimAgent.Place place, SimAgent agent, Scenario scenario) {
    this.host = place.host();
    this.disk = place.disk();
    this.agent = agent;
    this.account = new Account(scenario.rules());
    this.levels = new Levels(account, world, host);
    this.telling = new Telling(account, levels);
    this.records = new Records(disk);
    Decisions decisions = new Decisions(account);
    List<Invariant> guarded = new ArrayList<>(decisions.all());
    guarded.addAll(new Timing(account, decisions).all());
    guarded.addAll(new Spending(account, decisions).all());
    invariants.add(new Ordered(account, decisions, guarded).law());
    invariants.addAll(guarded);
    invariants.addAll(new Causes(levels, decisions).all());
    invariants.addAll(new Acts(account, host, disk).all());
    invariants.addAll(records.all());
    invariants.addAll(telling.all());
    invariants.addAll(new Judged(account, levels).all());
    invariants.add(
        new Invariant("bounds", "everything the engine keeps is within its bound", this::bounds));
  }

  /** Takes a happening in and checks everything upon it. */
  public void see(Happening happening) {
    if (broken.isPresent()) {
      return;
    }
    account.see(happening);
    levels.see(happening);
    telling.see(happening);
    undrained(happening);
    for (Invariant invariant : invariants) {
      Optional<String> why = invariant.check().broken(happening);
      if (why.isPresent()) {
        broken = Optional.of(new Broken(invariant.name(), why.get()));
        return;
      }
    }
  }

  /** The names of all laws, those that are checked at the end last. */
  public List<String> names() {
    return Stream.concat(
            invariants.stream().map(Invariant::name), Stream.of("final-state", "restored"))
        .toList();
  }

  /** The first law that was broken so far. */
  public Optional<Broken> broken() {
    return broken;
  }

  private Optional<String> bounds(Happening happening) {
    if (happening instanceof Happening.Sampled || happening instanceof Happening.Noted) {
      for (Bounds.Use use : agent.uses()) {
        if (use.used() > use.most()) {
          return Optional.of(use.what() + ": " + use.used() + " of " + use.most());
        }
      }
    }
    return Optional.empty();
  }

  private void undrained(Happening happening) {
    if (happening instanceof Happening.Began began
        && began.step().what().is(Step.Purpose.UNDRAIN)) {
      undrains.put(began.step().service(), began.step().order());
    }
  }

  /** Checks what must be true at the end. */
  public Optional<Broken> atEnd() {
    return broken
        .or(() -> as("durable", records.missing()))
        .or(() -> as("final-state", finalState()))
        .or(() -> as("restored", restored()));
  }

  private static Optional<Broken> as(String law, Optional<String> why) {
    return why.map(w -> new Broken(law, w));
  }

  private Optional<String> finalState() {
    Map<Long, Integer> ends = new TreeMap<>();
    account.deeds().stream().filter(this::isRecent).forEach(deed -> ends.put(deed.number(), 1));
    for (Entry entry : disk.ledger()) {
      switch (entry.fact()) {
        case Fact.Intended intent -> ends.putIfAbsent(intent.order().number(), 0);
        case Fact.Ended ended -> count(ended.outcome().order(), ends);
        default -> {}
      }
    }
    for (var end : ends.entrySet()) {
      if (end.getValue() != 1) {
        return Optional.of(
            "order " + end.getKey() + " has " + end.getValue() + " ends in the ledger");
      }
    }
    return Optional.empty();
  }

  private void count(long order, Map<Long, Integer> ends) {
    if (account.deed(order).filter(this::isRecent).isEmpty()) {
      ends.merge(order, 1, Integer::sum);
    }
  }

  /** Whether it may still be under way when the simulation ends. */
  private boolean isRecent(Deed deed) {
    Duration longest = deed.order().worstCase().plus(deed.order().undoAfter()).plusMinutes(2);
    return host.clock()
        .moment()
        .since(deed.decided())
        .map(passed -> passed.compareTo(longest) < 0)
        .orElse(false);
  }

  private Optional<String> restored() {
    for (SimService service : host.services()) {
      boolean told =
          Optional.ofNullable(undrains.get(service.name()))
              .flatMap(account::deed)
              .map(deed -> telling.isPaged(deed.incident()))
              .orElse(false);
      boolean underWay =
          account.deeds().stream()
              .anyMatch(deed -> deed.service().equals(service.name()) && isRecent(deed));
      if (service.isDrained() && !told && !underWay) {
        return Optional.of(service.name() + " is still drained and nobody was told");
      }
    }
    return Optional.empty();
  }
}
