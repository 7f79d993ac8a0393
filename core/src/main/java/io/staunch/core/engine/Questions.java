package io.staunch.core.engine;

import io.staunch.core.decide.Candidate;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.Optional;

/** What people are asked in mode approve: one question at a time for each thing that is wrong. */
final class Questions {
  private final Memory memory;
  private final Scribe scribe;
  private final Teller teller;
  private final Contenders contenders;
  private final Judge judge;

  Questions(Memory memory, Judge judge, Scribe scribe, Teller teller) {
    this.memory = memory;
    this.judge = judge;
    this.scribe = scribe;
    this.teller = teller;
    this.contenders = new Contenders(memory, judge);
  }

  /**
   * Why nobody is to be asked about acting on a service, since somebody has answered already; empty
   * where nobody has.
   */
  Optional<String> answered(Decider.Case matter, Candidate candidate) {
    return memory.proposals().standing().stream()
        .filter(proposal -> proposal.isFor(matter.rule().name(), matter.finding().service()))
        .filter(proposal ->
            switch (proposal.state()) {
              case POSTPONED -> true;
              case REFUSED ->
                  candidate.life().equals(Optional.of(proposal.what().life()))
                      && candidate.service().equals(proposal.what().service());
              case OPEN, APPROVED, LAPSED -> false;
            })
        .map(Questions::answer)
        .findFirst();
  }

  private static String answer(Proposal proposal) {
    String what = Messages.words(proposal.what().rung()) + " of " + proposal.what().service();
    return "mode approve: "
        + proposal.by()
        + (proposal.state() == Proposal.State.POSTPONED ? " postponed the " : " refused the ")
        + what
        + " (proposal "
        + proposal.number()
        + "): "
        + proposal.reason();
  }

  /** Opens a proposal for what every guard but the mode admits, unless one is open, and tells. */
  void ask(Decider.Case matter, Decider.Attempt attempt) {
    Optional<Proposal> open = open(matter);
    boolean other =
        open.map(p ->
                p.what().service().equals(attempt.candidate().service())
                    && p.what().rung() != attempt.rung())
            .orElse(false);
    if (other) {
      lapse(open.get(), "the next step is now a " + Messages.words(attempt.rung()), matter.at());
    }
    if (open.isEmpty() || other) {
      propose(matter, attempt);
    }
    open(matter)
        .ifPresent(proposal ->
            teller.say(
                matter.incident(),
                Messages.approve(proposal.what(), matter.finding(), timeLeft(proposal, matter)),
                matter.rules(),
                matter.at()));
  }

  private Optional<Duration> timeLeft(Proposal proposal, Decider.Case matter) {
    return contenders.timeLeft(proposal.what().service(), matter.sample());
  }

  private Optional<Proposal> open(Decider.Case matter) {
    return memory.proposals().standing().stream()
        .filter(proposal -> proposal.state() == Proposal.State.OPEN)
        .filter(proposal -> proposal.isFor(matter.rule().name(), matter.finding().service()))
        .findFirst();
  }

  private void propose(Decider.Case matter, Decider.Attempt attempt) {
    Candidate candidate = attempt.candidate();
    Incarnation life =
        Contenders.present(matter.sample(), candidate.service()).orElseThrow().life();
    scribe.note(
        matter.incident(),
        new Fact.Proposed(
            memory.lastEntry() + 1,
            candidate.service(),
            life,
            attempt.rung(),
            matter.rule().name(),
            matter.finding().service(),
            candidate.impact(),
            candidate.downtime(),
            contenders.timeLeft(candidate.service(), matter.sample()),
            matter.rules().approvalExpiry()),
        matter.at());
  }

  /** Ends what nobody answered in time, and what is no longer true. */
  void watch(Ruleset rules, Moment at) {
    for (Proposal proposal : memory.proposals().standing()) {
      gone(proposal, rules, at).ifPresent(why -> lapse(proposal, why, at));
    }
  }

  void lapse(Proposal proposal, String why, Moment at) {
    scribe.note(proposal.incident(), new Fact.Lapsed(proposal.number(), why), at);
  }

  /** Why a proposal no longer stands; empty while it does. */
  Optional<String> gone(Proposal proposal, Ruleset rules, Moment at) {
    Fact.Proposed what = proposal.what();
    Optional<Ruleset.Rule> rule =
        rules.rules().stream().filter(one -> one.name().equals(what.rule())).findFirst();
    if (rule.isEmpty() || !rules.services().containsKey(what.service())) {
      return Optional.of("the policy no longer asks for it");
    }
    Mode mode = rules.mode(rule.get(), what.service());
    if (mode != Mode.APPROVE) {
      return Optional.of("the mode is " + Messages.words(mode) + " now");
    }
    if (!memory.incidents().of(proposal.incident()).map(Incident::open).orElse(false)) {
      return Optional.of(
          "its finding is no longer confirmed"
              + judge
                  .finding(what.rule(), what.subject())
                  .map(now -> ": " + now.reason())
                  .orElse(""));
    }
    Optional<Incarnation> life = memory.life(what.service());
    if (life.isPresent() && !life.get().equals(what.life())) {
      return Optional.of(what.service() + " was started anew since: another life runs now");
    }
    boolean over = proposal.left(at).map(left -> !left.isPositive()).orElse(false);
    if (!over) {
      return Optional.empty();
    }
    return Optional.of(
        proposal.state() == Proposal.State.POSTPONED
            ? "the postponement is over"
            : "nobody answered in time");
  }
}
