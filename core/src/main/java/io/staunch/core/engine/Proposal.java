package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person was asked to allow, and what became of it.
 *
 * @param answered when a person last answered
 * @param by who that was
 * @param postponed for how long, from the answer on
 * @param order what it led to
 * @param reason of the answer, or why nothing was done
 */
public record Proposal(
    long incident,
    Fact.Proposed what,
    Moment asked,
    State state,
    Optional<Moment> answered,
    String by,
    Optional<Duration> postponed,
    Optional<Long> order,
    String reason) {

  /** Where a proposal stands. */
  public enum State {
    /** Nobody has answered, or an approval led to nothing. */
    OPEN,
    POSTPONED,
    REFUSED,
    /** Allowed; the order tells the rest. */
    APPROVED,
    /** Ended without an act. */
    LAPSED
  }

  static Proposal opened(long incident, Fact.Proposed what, Moment at) {
    return new Proposal(
        incident,
        what,
        at,
        State.OPEN,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        "");
  }

  Proposal answered(State as, String who, String why, Optional<Duration> forHow, Moment at) {
    return new Proposal(incident, what, asked, as, Optional.of(at), who, forHow, order, why);
  }

  Proposal became(State now, String why) {
    return new Proposal(incident, what, asked, now, answered, by, Optional.empty(), order, why);
  }

  Proposal carriedOutBy(long number) {
    return new Proposal(
        incident, what, asked, state, answered, by, postponed, Optional.of(number), reason);
  }

  public long number() {
    return what.number();
  }

  /** Whether people may still answer it. */
  public boolean isStanding() {
    return state == State.OPEN || state == State.POSTPONED || state == State.REFUSED;
  }

  /** Whether it is about what a rule says of a subject. */
  boolean isFor(String rule, Optional<String> subject) {
    return what.rule().equals(rule) && what.subject().equals(subject);
  }

  /**
   * How long it still stands as it is; empty where only a change of facts ends it. Across a boot
   * nothing is left of it.
   */
  Optional<Duration> left(Moment now) {
    return switch (state) {
      case OPEN -> Optional.of(left(asked, what.forHow(), now));
      case POSTPONED -> answered.flatMap(at -> postponed.map(forHow -> left(at, forHow, now)));
      case REFUSED, APPROVED, LAPSED -> Optional.empty();
    };
  }

  private static Duration left(Moment since, Duration whole, Moment now) {
    return now.since(since).map(whole::minus).orElse(Duration.ZERO);
  }
}
