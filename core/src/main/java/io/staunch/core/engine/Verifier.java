package io.staunch.core.engine;

import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.UpCheck;
import io.staunch.core.verify.Verification;
import io.staunch.core.verify.Verification.Result;
import io.staunch.core.verify.WorthWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/** Follows every ended order: is the service up, and, much later, was it worth it. */
final class Verifier {
  private final Memory memory;
  private final Judge judge;
  private final Scribe scribe;
  private final Teller teller;

  Verifier(Memory memory, Judge judge, Scribe scribe, Teller teller) {
    this.memory = memory;
    this.judge = judge;
    this.scribe = scribe;
    this.teller = teller;
  }

  void look(Sample sample, Ruleset rules) {
    for (Work work : memory.works().all()) {
      if (work.outcome().isEmpty() || work.ended().isEmpty()) {
        continue;
      }
      if (work.isUp()) {
        worth(work, sample, rules);
      } else {
        UpCheck check = upCheck(work, work.outcome().get(), work.ended().get(), rules);
        check.judge(sample).ifPresent(answer -> up(work, answer, rules, sample.at()));
        sayAgain(work, rules, sample.at());
      }
    }
  }

  /** Time passed without a sample: what could not be seen for too long is not known to be up. */
  void tick(Moment at, Ruleset rules) {
    for (Work work : memory.works().all()) {
      if (work.outcome().isPresent() && work.ended().isPresent() && work.up().isEmpty()) {
        UpCheck check = upCheck(work, work.outcome().get(), work.ended().get(), rules);
        check.overdue(at).ifPresent(answer -> up(work, answer, rules, at));
      }
    }
  }

  private static UpCheck upCheck(Work work, Outcome outcome, Moment ended, Ruleset rules) {
    Duration patience =
        Optional.ofNullable(rules.services().get(work.service()))
            .map(watched -> watched.actions().startTimeout().plus(watched.actions().settle()))
            .orElse(rules.tick().multipliedBy(3));
    return new UpCheck(
        work.intent().order(),
        outcome,
        ended,
        new TreeSet<>(work.intent().activeBefore()),
        work.intent().held(),
        patience);
  }

  /**
   * Answers once after the order ended, and again only when a service that was not up is seen up
   * after all.
   */
  private void up(Work work, Verification answer, Ruleset rules, Moment at) {
    boolean isUp = answer.result() == Result.YES;
    if (work.up().isPresent() && !isUp) {
      return;
    }
    scribe.note(work.incident(), new Fact.Verified(answer), at);
    teller.say(
        work.incident(),
        isUp ? Messages.acted(work, answer) : Messages.notUp(work, answer),
        rules,
        at);
  }

  /** A page that the rate cap held back, or that was lost with the agent, is not forgotten. */
  private void sayAgain(Work work, Ruleset rules, Moment at) {
    boolean untold =
        memory
            .incidents()
            .of(work.incident())
            .filter(incident -> !incident.acknowledged())
            .flatMap(incident -> work.verified().filter(when -> !incident.isToldSince(when)))
            .isPresent();
    if (untold) {
      work.up()
          .ifPresent(
              answer -> teller.say(work.incident(), Messages.notUp(work, answer), rules, at));
    }
  }

  private void worth(Work work, Sample sample, Ruleset rules) {
    Optional<Incarnation> life = work.up().flatMap(Verification::life);
    Finding cause = work.intent().finding();
    Optional<Finding> now = judge.finding(cause.rule(), cause.service());
    if (life.isEmpty() || now.isEmpty()) {
      return;
    }
    // what a person orders may have a finding that never knew its limit
    boolean limited = cause.service().isPresent() && cause.limit().value() > 0;
    Bytes limit = limited ? cause.limit() : work.intent().held();
    WorthWatch watch =
        new WorthWatch(
            work.order(),
            work.service(),
            work.intent().order().rung(),
            cause.rule(),
            life.get(),
            work.ended().orElse(work.intended()),
            limit,
            work.intent().held(),
            work.intent().lifeBefore(),
            rules.terms().coolDown());
    watch.judge(sample, now.get()).ifPresent(answer -> worth(work, answer, rules, sample.at()));
  }

  private void worth(Work work, Verification answer, Ruleset rules, Moment at) {
    scribe.note(work.incident(), new Fact.Verified(answer), at);
    if (answer.result() == Result.NO) {
      scribe.note(
          work.incident(),
          new Fact.Barred(work.service(), work.intent().order().rung(), answer.reason()),
          at);
      teller.say(work.incident(), Messages.ineffective(work.service(), answer), rules, at);
    }
  }
}
