package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Warrant;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.Optional;

/**
 * What people answer to a proposal. An approval leads to an act only if, judged anew at that
 * moment, the same life is still over its limit and every guard admits.
 */
final class Answers {
  static final String NOT_FRESH =
      "there is no fresh sample, or the ledger takes no writes: staunch doctor says more";

  private final Memory memory;
  private final Judge judge;
  private final Scribe scribe;
  private final Questions questions;
  private final Decider decider;

  Answers(Memory memory, Judge judge, Scribe scribe, Questions questions, Decider decider) {
    this.memory = memory;
    this.judge = judge;
    this.scribe = scribe;
    this.questions = questions;
    this.decider = decider;
  }

  /** What an approval would lead to right now. */
  sealed interface Outlook {
    record Goes(Decider.Case matter, Decider.Ready ready) implements Outlook {}

    record Not(String reason) implements Outlook {}
  }

  void refuse(Event.Refuse event) {
    standing(event.proposal())
        .ifPresent(proposal ->
            scribe.note(
                proposal.incident(),
                new Fact.Refused(proposal.number(), event.by(), event.reason()),
                event.at()));
  }

  void postpone(Event.Postpone event) {
    standing(event.proposal())
        .ifPresent(proposal ->
            scribe.note(
                proposal.incident(),
                new Fact.Postponed(proposal.number(), event.by(), event.reason(), event.forHow()),
                event.at()));
  }

  /**
   * @param newest the newest sample; empty before the first, and while the ledger takes no writes
   */
  void approve(Event.Approve event, Optional<Sample> newest, Ruleset rules) {
    Optional<Proposal> known = standing(event.proposal());
    if (known.isEmpty()) {
      return;
    }
    Proposal proposal = known.get();
    Optional<String> gone = questions.gone(proposal, rules, event.at());
    scribe.note(
        proposal.incident(),
        new Fact.Approved(proposal.number(), event.by(), event.reason()),
        event.at());
    if (gone.isPresent()) {
      questions.lapse(proposal, gone.get(), event.at());
      return;
    }
    switch (outlook(proposal, newest, rules, event.at())) {
      case Outlook.Goes(Decider.Case matter, Decider.Ready ready) -> decider.act(matter, ready);
      case Outlook.Not(String reason) ->
          scribe.note(
              proposal.incident(), new Fact.Unfulfilled(proposal.number(), reason), event.at());
    }
  }

  private Optional<Proposal> standing(long number) {
    return memory.proposals().of(number).filter(Proposal::isStanding);
  }

  Outlook outlook(Proposal proposal, Optional<Sample> newest, Ruleset rules, Moment at) {
    Optional<Sample> fresh = fresh(newest, rules, at);
    if (fresh.isEmpty()) {
      return new Outlook.Not(NOT_FRESH);
    }
    Fact.Proposed what = proposal.what();
    Optional<ServiceSample.Present> present = Contenders.present(fresh.get(), what.service());
    if (present.isEmpty()) {
      return new Outlook.Not(notRunning(what.service()));
    }
    if (!present.get().life().equals(what.life())) {
      return new Outlook.Not(what.service() + " was started anew since: another life runs now");
    }
    Optional<Finding> finding = judge.finding(what.rule(), what.subject());
    if (finding.map(Finding::state).filter(Finding.State.CONFIRMED::equals).isEmpty()) {
      return new Outlook.Not(
          "its finding is not confirmed now"
              + finding.map(now -> " (" + now.reason() + ")").orElse(""));
    }
    Decider.Case matter =
        new Decider.Case(
            proposal.incident(),
            rules.rule(what.rule()),
            finding.get(),
            fresh.get(),
            rules,
            at,
            Warrant.APPROVED);
    return switch (decider.prepare(matter, what.service())) {
      case Decider.Prepared.Held(String reason, var _) -> new Outlook.Not(reason);
      case Decider.Prepared.Ready(Decider.Ready ready) ->
          ready.attempt().rung() == what.rung()
              ? new Outlook.Goes(matter, ready)
              : new Outlook.Not("the next step is now a " + Messages.words(ready.attempt().rung()));
    };
  }

  static String notRunning(String service) {
    return service + " is not running, and nothing is started that Staunch did not stop";
  }

  /** What may still be decided on at {@code at}. */
  static Optional<Sample> fresh(Optional<Sample> newest, Ruleset rules, Moment at) {
    return newest.filter(sample ->
        at.since(sample.at()).map(age -> age.compareTo(tooOld(rules)) <= 0).orElse(false));
  }

  private static Duration tooOld(Ruleset rules) {
    return rules.tick().multipliedBy(Bounds.FRESH_TICKS);
  }
}
