package io.staunch.simulation.check;

import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import io.staunch.simulation.seen.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The world's own account of what was done and said, kept apart from the engine's. */
final class Account {
  private final SortedMap<Long, Deed> deeds = new TreeMap<>();
  private final Restarts restarts = new Restarts();
  private final ClockAccount clock = new ClockAccount();
  private Ledgered ledgered = new Ledgered();
  private Ruleset rules;
  private Optional<Sample> sample = Optional.empty();
  private int run;
  private Optional<Long> resumedAfter = Optional.empty();

  Account(Ruleset rules) {
    this.rules = rules;
  }

  /** Takes a happening in, before anything is checked upon it. */
  void see(Happening happening) {
    switch (happening) {
      case Happening.AgentStarted started -> started(started);
      case Happening.AgentDied _ -> sample = Optional.empty();
      case Happening.Sampled(Sample newest) -> sampled(newest);
      case Happening.Unsampled(Moment at) -> clock.see(at, Optional.empty());
      case Happening.Heard(Event.PolicyChanged changed) -> rules = changed.ruleset();
      case Happening.Noted(Entry entry) -> noted(entry);
      case Happening.Recorded(Entry entry, boolean durable) -> {
        if (!durable && entry.fact() instanceof Fact.Intended intent) {
          deeds.remove(intent.order().number());
        }
      }
      case Happening.Handed handed ->
          deed(handed.order().number()).ifPresent(deed -> deed.hand(handed.at(), run));
      case Happening.Began began -> deed(began.step().order()).ifPresent(d -> d.begin(began));
      case Happening.Reported(Outcome outcome) ->
          deed(outcome.order()).ifPresent(deed -> deed.report(outcome.end()));
      default -> {}
    }
  }

  private void started(Happening.AgentStarted started) {
    run = started.run();
    rules = started.rules();
    ledgered = new Ledgered();
    clock.anotherRun();
    resumedAfter = Optional.empty();
    deeds.values().forEach(Deed::reopen);
    SortedMap<Long, Deed> kept = new TreeMap<>();
    for (Entry entry : started.entries()) {
      ledgered.fold(entry);
      if (entry.fact() instanceof Fact.Intended intent) {
        deed(intent.order().number()).ifPresent(deed -> kept.put(deed.number(), deed));
      }
      ended(entry);
    }
    deeds.clear();
    deeds.putAll(kept);
    restarts.keepOnly(started.entries());
  }

  private void sampled(Sample newest) {
    if (sample.flatMap(s -> s.surroundings().pauseFlag()).isPresent()
        && newest.surroundings().pauseFlag().isEmpty()) {
      resume();
    }
    sample = Optional.of(newest);
    clock.see(newest.at(), newest.surroundings().clockSynchronised());
    restarts.see(newest, deeds.values());
    for (Deed deed : deeds.values()) {
      if (deed.isOut() && isSeenUp(deed, newest)) {
        deed.release();
      }
    }
  }

  private static boolean isSeenUp(Deed deed, Sample sample) {
    boolean after =
        deed.ended().flatMap(sample.at()::since).map(d -> !d.isNegative()).orElse(false);
    return after
        && present(sample, deed.service()).isPresent()
        && deed.intent().activeBefore().stream().allMatch(m -> present(sample, m).isPresent());
  }

  private void noted(Entry entry) {
    boolean paused = ledgered.isPaused(entry.at());
    ledgered.fold(entry);
    switch (entry.fact()) {
      case Fact.Intended intent ->
          deeds.put(
              intent.order().number(),
              new Deed(intent, entry.incident(), entry.at(), rules, sample));
      case Fact.Acknowledged(long incident, String _) -> acknowledged(incident);
      case Fact.Resumed _ when paused -> resume();
      case Fact.Verified(Verification v) when v.kind() == Verification.Kind.UP -> {
        boolean up = v.result() == Verification.Result.YES;
        resumedAfter = resumedAfter.filter(last -> !up || v.order() <= last);
      }
      default -> {}
    }
    ended(entry);
  }

  private void ended(Entry entry) {
    if (entry.fact() instanceof Fact.Ended(Outcome outcome)) {
      deed(outcome.order()).ifPresent(deed -> deed.end(outcome, entry.at()));
    }
    if (entry.fact() instanceof Fact.Verified(Verification v) && v.kind() == Verification.Kind.UP) {
      deed(v.order()).ifPresent(Deed::answer);
    }
  }

  private void acknowledged(long incident) {
    for (Deed deed : deeds.values()) {
      boolean about =
          deed.members().stream().anyMatch(member -> ledgered.services(incident).contains(member));
      if (about) {
        deed.acknowledge();
      }
      if (about && deed.ended().isPresent()) {
        deed.release();
      }
    }
  }

  private void resume() {
    resumedAfter = Optional.of(deeds.isEmpty() ? 0 : deeds.lastKey());
  }

  // ---- what is asked of it

  Optional<Deed> deed(long order) {
    return Optional.ofNullable(deeds.get(order));
  }

  List<Deed> deeds() {
    return new ArrayList<>(deeds.values());
  }

  Ledgered ledgered() {
    return ledgered;
  }

  Restarts restarts() {
    return restarts;
  }

  ClockAccount clock() {
    return clock;
  }

  Ruleset rules() {
    return rules;
  }

  int run() {
    return run;
  }

  /** The newest sample that this run was given. */
  Optional<Sample> sample() {
    return sample;
  }

  /** Whether a pause has ended and no order since was seen up. */
  boolean isResuming() {
    return resumedAfter.isPresent();
  }

  static Optional<ServiceSample.Present> present(Sample sample, String service) {
    for (ServiceSample one : sample.services()) {
      if (one.service().equals(service) && one instanceof ServiceSample.Present present) {
        return Optional.of(present);
      }
    }
    return Optional.empty();
  }

  /** What has certainly passed: after a boot only the time since then. */
  static Duration certainly(Moment now, Moment earlier) {
    Duration passed = now.since(earlier).orElse(now.boot());
    return passed.isNegative() ? Duration.ZERO : passed;
  }
}
