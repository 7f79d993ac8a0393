package io.staunch.core.engine;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.ModeGuard;
import io.staunch.core.guard.Standing;
import io.staunch.core.guard.Treasury;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the engine durably knows: a fold over ledger entries, the same whether an entry was just
 * noted or is read back after a restart.
 */
final class Memory {
  static final String CLOCK = "clock";
  static final String STORM = "storm";

  private final Standing standing;
  private final Incidents incidents = new Incidents();
  private final Works works = new Works();
  private final Proposals proposals = new Proposals();
  private final SortedMap<String, Incarnation> lives = new TreeMap<>();
  private final NavigableMap<String, Boolean> channels = new TreeMap<>();
  private Optional<Ordered> ordered = Optional.empty();
  private Optional<Moment> clockDoubted = Optional.empty();
  private long lastEntry;

  Memory(Treasury treasury) {
    this.standing = new Standing(treasury);
  }

  List<Bounds.Use> uses() {
    return List.of(
        new Bounds.Use("orders awaited", works.size(), Bounds.WORKS),
        new Bounds.Use("proposals", proposals.size(), Bounds.PROPOSALS),
        new Bounds.Use("incidents", incidents.size(), Bounds.INCIDENTS),
        new Bounds.Use("lives", lives.size(), Bounds.SERVICES),
        new Bounds.Use("permits out", standing.treasury().out().size(), Standing.MOST_SERVICES));
  }

  Standing standing() {
    return standing;
  }

  Incidents incidents() {
    return incidents;
  }

  Works works() {
    return works;
  }

  Proposals proposals() {
    return proposals;
  }

  SortedMap<String, Boolean> channels() {
    return channels;
  }

  long lastEntry() {
    return lastEntry;
  }

  Optional<Incarnation> life(String service) {
    return Optional.ofNullable(lives.get(service));
  }

  /** The newest order of a person. */
  Optional<Ordered> ordered() {
    return ordered;
  }

  Optional<Moment> clockDoubted() {
    return clockDoubted;
  }

  Snapshot.OfMemory state() {
    return new Snapshot.OfMemory(
        incidents.all(),
        works.all(),
        works.downtimes(),
        proposals.all(),
        lives,
        channels,
        clockDoubted,
        lastEntry);
  }

  void resume(Snapshot.OfMemory state) {
    incidents.resume(state.incidents());
    works.resume(state.works(), state.downtimes());
    proposals.resume(state.proposals());
    lives.putAll(state.lives());
    channels.putAll(state.channels());
    clockDoubted = state.clockDoubted();
    lastEntry = state.lastEntry();
  }

  void apply(Entry entry) {
    lastEntry = entry.number();
    Moment at = entry.at();
    long incident = entry.incident();
    switch (entry.fact()) {
      case Fact.Started started -> {}
      case Fact.PolicyChanged changed -> {}
      case Fact.Gap gap -> {}
      case Fact.Found found -> found(entry, found.finding());
      case Fact.LifeChanged change -> lifeChanged(change, at);
      case Fact.Decided decided -> {
        String what = heldKey(decided);
        boolean holds = decided.refusedBy().isPresent();
        incidents.change(incident, i -> holds ? i.heldBy(what, at) : i.actedOn(what));
      }
      case Fact.Intended intent -> {
        works.put(Work.of(entry.number(), incident, intent, at));
        Order order = intent.order();
        proposals.carriedOut(incident, order.number());
        ordered = ordered.map(o -> o.carriedOutBy(incident, order));
        standing.intended(
            order.number(), order.service(), order.expected(), order.rung(), intent.impact(), at);
      }
      case Fact.Ended ended -> ended(ended.outcome(), at);
      case Fact.Verified verified -> verified(verified.verification(), at);
      case Fact.Barred barred -> standing.barred(barred.service(), barred.rung(), barred.reason());
      case Fact.Paused paused -> standing.paused(paused.by(), paused.reason(), paused.forHow(), at);
      case Fact.Resumed resumed -> standing.resumed(at);
      case Fact.Acknowledged ack -> {
        incidents.of(ack.incident()).flatMap(Incident::service).ifPresent(standing::acknowledged);
        works.all().stream()
            .filter(work -> work.incident() == ack.incident())
            .forEach(work -> standing.acknowledged(work.service()));
        incidents.change(ack.incident(), Incident::seenByPerson);
      }
      case Fact.Proposed proposed -> proposals.open(incident, proposed, at);
      case Fact.Approved(long number, String by, String why) ->
          proposals.answer(number, Proposal.State.APPROVED, by, why, at);
      case Fact.Refused(long number, String by, String why) ->
          proposals.answer(number, Proposal.State.REFUSED, by, why, at);
      case Fact.Postponed(long number, String by, String why, Duration forHow) ->
          proposals.postpone(number, by, why, forHow, at);
      case Fact.Unfulfilled(long number, String why) -> proposals.unfulfilled(number, why);
      case Fact.Lapsed(long number, String why) -> proposals.lapse(number, why);
      case Fact.Ordered what -> ordered(entry, what);
      case Fact.Judged judged -> {}
      case Fact.Told told -> incidents.change(incident, i -> i.toldNow(told.notice(), at));
      case Fact.ChannelTested tested -> channelTested(tested);
      case Fact.ClockDoubted doubted -> {
        clockDoubted = Optional.of(at);
        standing.clockDoubted(doubted.reason());
        incidents.open(incident, CLOCK, Optional.empty(), at);
      }
      case Fact.StormBegan storm -> incidents.open(incident, STORM, Optional.empty(), at);
      case Fact.StormEnded storm -> incidents.change(incident, Incident::closed);
      case Fact.ClockTrusted trusted -> {
        clockDoubted = Optional.empty();
        standing.clockTrusted();
        incidents.change(incident, Incident::closed);
      }
    }
  }

  /** A number is used up by an entry that says again what is known already. */
  void number(long entry) {
    lastEntry = entry;
  }

  /** Whether incidents of that name are about the host and no rule's. */
  static boolean isOfTheHost(String rule) {
    return rule.equals(CLOCK) || rule.equals(STORM);
  }

  /** What a decision was held by, as far as repeating it would tell nothing new. */
  static String heldKey(Fact.Decided decided) {
    return decided.refusedBy().orElse("")
        + "/"
        + decided.chosen().orElse("")
        + "/"
        + decided.rung().map(Enum::name).orElse("")
        // held by another mode is news: observe says nothing to people, advise does
        + (decided.refusedBy().equals(Optional.of(ModeGuard.NAME)) ? "/" + decided.reason() : "");
  }

  /** An intent that could not be written: it never left, so nothing was done. */
  void forget(Work work) {
    works.remove(work.order());
    standing.withdrawn(work.order());
  }

  /** What a person orders is an incident of its own where nothing is wrong; it awaits no end. */
  private void ordered(Entry entry, Fact.Ordered what) {
    ordered = Optional.of(Ordered.of(entry, what));
    long incident = entry.incident();
    boolean anew = incident != 0 && incidents.of(incident).isEmpty();
    what.rule()
        .filter(rule -> anew)
        .ifPresent(rule -> {
          incidents.open(incident, rule, what.subject(), entry.at());
          incidents.change(incident, Incident::closed);
        });
  }

  private void channelTested(Fact.ChannelTested tested) {
    standing.channelTested(tested.channel(), tested.passed());
    channels.put(tested.channel(), tested.passed());
    while (channels.size() > Standing.MOST_CHANNELS) {
      channels.pollFirstEntry();
    }
  }

  private void found(Entry entry, Finding finding) {
    switch (finding.state()) {
      case CONFIRMED -> {
        if (incidents.of(entry.incident()).isEmpty()) {
          incidents.open(entry.incident(), finding.rule(), finding.service(), entry.at());
        } else {
          incidents.change(entry.incident(), Incident::reopened);
        }
      }
      case CLEAR -> incidents.change(entry.incident(), Incident::closed);
      case PENDING, NO_DATA -> {}
    }
  }

  private void lifeChanged(Fact.LifeChanged change, Moment at) {
    if (change.to().isEmpty()) {
      // The life stays known until another one is seen: an absence is not a new life.
      return;
    }
    Incarnation to = change.to().get();
    lives.put(change.service(), to);
    while (lives.size() > Bounds.SERVICES) {
      lives.remove(lives.lastKey());
    }
    if (change.cause() != Fact.Cause.FIRST_SEEN) {
      standing.started(change.service(), to, change.cause() == Fact.Cause.OURS, at);
    }
  }

  private void ended(Outcome outcome, Moment at) {
    Optional<Work> work = works.of(outcome.order());
    standing.ended(outcome.order(), outcome.end() != Outcome.End.NOT_DONE, at);
    if (work.isEmpty()) {
      return;
    }
    if (outcome.end() == Outcome.End.NOT_DONE) {
      works.remove(outcome.order());
      return;
    }
    works.put(work.get().endedWith(outcome, at));
    if (outcome.end() == Outcome.End.DONE) {
      works.measured(outcome.service(), outcome.took());
    }
  }

  private void verified(Verification verification, Moment at) {
    Optional<Work> work = works.of(verification.order());
    switch (verification.kind()) {
      case UP -> {
        work.ifPresent(w -> works.put(w.verifiedAs(verification, at)));
        if (verification.result() == Verification.Result.YES) {
          standing.seenUp(verification.order());
        }
      }
      case WORTH -> {
        works.remove(verification.order());
        if (verification.result() != Verification.Result.UNKNOWN) {
          standing.worth(
              verification.service(), verification.result() == Verification.Result.YES, at);
        }
      }
    }
  }
}
