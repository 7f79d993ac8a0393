package io.staunch.simulation.check;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.seen.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One order, from its intent to its end, as the world saw it. */
final class Deed {
  private final Fact.Intended intent;
  private final long incident;
  private final Moment decided;
  private final Ruleset rules;
  private final Optional<Sample> sample;
  private final List<Happening.Began> began = new ArrayList<>();
  private final SortedSet<String> owned = new TreeSet<>();
  private Optional<Moment> handed = Optional.empty();
  private Optional<Outcome.End> reported = Optional.empty();
  private int handedInRun;
  private Optional<Moment> ended = Optional.empty();
  private Optional<Outcome.End> end = Optional.empty();
  private Optional<Incarnation> after = Optional.empty();
  private boolean answered;
  private boolean released;
  private boolean acknowledged;

  /**
   * @param rules the policy in force when it was decided
   * @param sample what was decided upon
   */
  Deed(
      Fact.Intended intent, long incident, Moment decided, Ruleset rules, Optional<Sample> sample) {
    this.intent = intent;
    this.incident = incident;
    this.decided = decided;
    this.rules = rules;
    this.sample = sample;
  }

  Order order() {
    return intent.order();
  }

  long number() {
    return order().number();
  }

  String service() {
    return order().service();
  }

  Fact.Intended intent() {
    return intent;
  }

  long incident() {
    return incident;
  }

  Moment decided() {
    return decided;
  }

  Ruleset rules() {
    return rules;
  }

  Optional<Sample> sample() {
    return sample;
  }

  List<String> members() {
    return intent.impact();
  }

  boolean endsLife() {
    return order().rung().endsLife();
  }

  // ---- what happened to it

  void hand(Moment at, int run) {
    if (handed.isEmpty()) {
      handed = Optional.of(at);
      handedInRun = run;
    }
  }

  Optional<Moment> handed() {
    return handed;
  }

  int handedInRun() {
    return handedInRun;
  }

  void begin(Happening.Began step) {
    began.add(step);
  }

  List<Happening.Began> began() {
    return began;
  }

  /** When it first took something away from anybody; empty while it has not. */
  Optional<Moment> disrupted() {
    return began.stream()
        .filter(step -> step.step().what().disrupts())
        .map(Happening.Began::at)
        .findFirst();
  }

  /** Whether a step of its began that ends the life. */
  boolean stopped() {
    return began.stream().anyMatch(step -> step.step().what().stops());
  }

  /** Takes a restart of a service for its own; returns whether it is the first. */
  boolean own(String service) {
    return owned.add(service);
  }

  void report(Outcome.End how) {
    reported = reported.or(() -> Optional.of(how));
  }

  Optional<Outcome.End> reported() {
    return reported;
  }

  /** The ledger says how it ended. */
  void end(Outcome outcome, Moment at) {
    ended = Optional.of(at);
    end = Optional.of(outcome.end());
    after = outcome.after();
    released |= outcome.end() == Outcome.End.NOT_DONE;
  }

  /** The life that it ended with. */
  Optional<Incarnation> after() {
    return after;
  }

  /** The ledger has lost that it ended. */
  void reopen() {
    ended = Optional.empty();
    end = Optional.empty();
    answered = false;
  }

  /** The ledger says whether its members came up. */
  void answer() {
    answered = true;
  }

  /** Whether it goes on: it has not ended, or nobody has said whether its members came up. */
  boolean isOpen() {
    return ended.isEmpty() || !(answered || end.equals(Optional.of(Outcome.End.NOT_DONE)));
  }

  Optional<Moment> ended() {
    return ended;
  }

  Optional<Outcome.End> end() {
    return end;
  }

  /** Its members were seen up again, or a person took them over. */
  void release() {
    released = true;
  }

  /** Whether its members count as out: something was done, and nobody saw them up since. */
  boolean isOut() {
    return disrupted().isPresent() && !released;
  }

  /** A person has seen to its incident. */
  void acknowledge() {
    acknowledged = true;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }
}
