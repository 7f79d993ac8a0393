package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Candidate;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Warrant;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What people order without having been asked: one run of the line on a service they name, by the
 * ladder of a rule that is about it. Nothing need be wrong; every guard but the mode is asked.
 */
final class Orders {
  private final Memory memory;
  private final Judge judge;
  private final Scribe scribe;
  private final Decider decider;
  private final Contenders contenders;

  Orders(Memory memory, Judge judge, Scribe scribe, Decider decider) {
    this.memory = memory;
    this.judge = judge;
    this.scribe = scribe;
    this.decider = decider;
    this.contenders = new Contenders(memory, judge);
  }

  private record About(Ruleset.Rule rule, Finding finding, Optional<Incident> open) {}

  private sealed interface Outlook {
    record Goes(Decider.Case matter, Decider.Ready ready) implements Outlook {}

    record Not(String reason, Optional<Decider.Attempt> attempt) implements Outlook {}
  }

  /**
   * @param newest the newest sample; empty before the first, and while the ledger takes no writes
   */
  void act(Event.Act event, Optional<Sample> newest, Ruleset rules) {
    String service = event.service();
    Optional<About> about = about(service, rules);
    Optional<Incarnation> life = life(service, newest);
    Outlook outlook =
        event.life().isPresent() && !event.life().equals(life)
            ? not("another life of " + service + " runs now than the one that was shown")
            : outlook(service, about, newest, rules, event.at());
    long open = about.flatMap(About::open).map(Incident::number).orElse(0L);
    switch (outlook) {
      case Outlook.Not(String reason, var attempt) ->
          scribe.note(open, fact(event, about, life, attempt, Optional.of(reason)), event.at());
      case Outlook.Goes(Decider.Case matter, Decider.Ready ready) -> {
        Fact what = fact(event, about, life, Optional.of(ready.attempt()), Optional.empty());
        if (open == 0) {
          scribe.noteOpening(what, event.at());
        } else {
          scribe.note(open, what, event.at());
        }
        decider.act(matter, ready);
      }
    }
  }

  private static Fact fact(
      Event.Act event,
      Optional<About> about,
      Optional<Incarnation> life,
      Optional<Decider.Attempt> attempt,
      Optional<String> heldBy) {
    return new Fact.Ordered(
        event.service(),
        life,
        attempt.map(Decider.Attempt::rung),
        about.map(a -> a.rule().name()),
        about.flatMap(a -> a.finding().service()),
        event.by(),
        event.reason(),
        heldBy);
  }

  Prospect prospect(String service, Optional<Sample> newest, Ruleset rules, Moment now) {
    Optional<About> about = about(service, rules);
    Outlook outlook = outlook(service, about, newest, rules, now);
    Optional<Decider.Attempt> attempt =
        switch (outlook) {
          case Outlook.Goes(var _, Decider.Ready ready) -> Optional.of(ready.attempt());
          case Outlook.Not(var _, var refused) -> refused;
        };
    Optional<Candidate> row = attempt.map(Decider.Attempt::candidate);
    return new Prospect(
        service,
        life(service, newest),
        about.map(a -> a.rule().name()),
        attempt.map(Decider.Attempt::rung),
        row.map(Candidate::now),
        row.map(Candidate::expectedGain),
        row.map(Candidate::impact).orElse(List.of(service)),
        contenders.downtime(service, rules),
        attempt.flatMap(Decider.Attempt::plan).map(Decider::worstCase),
        newest.flatMap(sample -> contenders.timeLeft(service, sample)),
        attempt.flatMap(a -> Previews.gentler(service, a.rung(), memory, rules)),
        attempt.map(Decider.Attempt::passed).orElse(List.of()),
        outlook instanceof Outlook.Not(String reason, var _)
            ? Optional.of(reason)
            : Optional.empty());
  }

  private static Optional<Incarnation> life(String service, Optional<Sample> newest) {
    return newest
        .flatMap(sample -> Contenders.present(sample, service))
        .map(ServiceSample.Present::life);
  }

  private Outlook outlook(
      String service, Optional<About> about, Optional<Sample> newest, Ruleset rules, Moment at) {
    Optional<Sample> fresh = Answers.fresh(newest, rules, at);
    if (fresh.isEmpty()) {
      return not(Answers.NOT_FRESH);
    }
    if (about.isEmpty()) {
      return not(
          "no rule of policy "
              + rules.policy()
              + " has a limit for "
              + service
              + ", so there is no ladder to act by; name it in a rule");
    }
    if (Contenders.isAway(fresh.get(), service)) {
      return not(Answers.notRunning(service));
    }
    // the entry that opens an incident of its own is the next one
    long incident = about.get().open().map(Incident::number).orElse(memory.lastEntry() + 1);
    Decider.Case matter =
        new Decider.Case(
            incident,
            about.get().rule(),
            about.get().finding(),
            fresh.get(),
            rules,
            at,
            Warrant.ORDERED);
    return switch (decider.prepare(matter, service)) {
      case Decider.Prepared.Held(String reason, var attempt) -> new Outlook.Not(reason, attempt);
      case Decider.Prepared.Ready(Decider.Ready ready) -> new Outlook.Goes(matter, ready);
    };
  }

  private static Outlook not(String reason) {
    return new Outlook.Not(reason, Optional.empty());
  }

  /** The rule to act by: one whose limit is passed first, then one about the service itself. */
  private Optional<About> about(String service, Ruleset rules) {
    List<About> all = new ArrayList<>();
    for (Ruleset.Rule rule : rules.rules()) {
      Optional<String> subject =
          rule.condition() instanceof Condition.ServiceLimit
              ? Optional.of(service)
              : Optional.empty();
      if (!(rule.condition() instanceof Condition.Growth) && rule.services().contains(service)) {
        judge
            .finding(rule.name(), subject)
            .ifPresent(finding ->
                all.add(
                    new About(rule, finding, memory.incidents().openFor(rule.name(), subject))));
      }
    }
    return all.stream()
        .min(
            Comparator.<About>comparingInt(
                    about -> about.finding().state() == Finding.State.CONFIRMED ? 0 : 1)
                .thenComparingInt(about -> about.finding().service().isPresent() ? 0 : 1));
  }
}
