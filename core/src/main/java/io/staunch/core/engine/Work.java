package io.staunch.core.engine;

import io.staunch.core.act.Outcome;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import java.util.Optional;

/**
 * An order on its way from intent to the judgement of its worth.
 *
 * @param entry number of the intent's entry
 * @param released the intent was recorded and the order left for the hand
 * @param asked when its outcome was last asked for
 * @param up the verification that closed it
 * @param verified when that was
 */
public record Work(
    long entry,
    long incident,
    Fact.Intended intent,
    Moment intended,
    boolean released,
    Optional<Moment> asked,
    Optional<Outcome> outcome,
    Optional<Moment> ended,
    Optional<Verification> up,
    Optional<Moment> verified) {

  static Work of(long entry, long incident, Fact.Intended intent, Moment at) {
    return new Work(
        entry,
        incident,
        intent,
        at,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  boolean isUp() {
    return up.map(verification -> verification.result() == Verification.Result.YES).orElse(false);
  }

  String service() {
    return intent.order().service();
  }

  long order() {
    return intent.order().number();
  }

  Work releasedNow() {
    return new Work(entry, incident, intent, intended, true, asked, outcome, ended, up, verified);
  }

  Work askedAt(Moment at) {
    return new Work(
        entry, incident, intent, intended, released, Optional.of(at), outcome, ended, up, verified);
  }

  Work endedWith(Outcome how, Moment at) {
    return new Work(
        entry,
        incident,
        intent,
        intended,
        true,
        asked,
        Optional.of(how),
        Optional.of(at),
        up,
        verified);
  }

  Work verifiedAs(Verification verification, Moment at) {
    return new Work(
        entry,
        incident,
        intent,
        intended,
        released,
        asked,
        outcome,
        ended,
        Optional.of(verification),
        Optional.of(at));
  }
}
