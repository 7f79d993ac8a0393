package io.staunch.simulation.check;

import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.seen.Happening;
import java.util.List;
import java.util.Optional;

/** Whether what a person orders was held to everything that holds for our own acts. */
final class Ordered {
  private final Account account;
  private final Decisions decisions;
  private final List<Invariant> laws;

  /**
   * @param laws that hold when an intent is noted
   */
  Ordered(Account account, Decisions decisions, List<Invariant> laws) {
    this.account = account;
    this.decisions = decisions;
    this.laws = List.copyOf(laws);
  }

  Invariant law() {
    return new Invariant(
        "ordered", "what a person orders asks every guard but the mode", this::broken);
  }

  private Optional<String> broken(Happening happening) {
    boolean ordered =
        happening instanceof Happening.Noted(Entry entry)
            && entry.fact() instanceof Fact.Intended intent
            && account.deed(intent.order().number()).map(decisions::isOrdered).orElse(false);
    if (!ordered) {
      return Optional.empty();
    }
    return laws.stream()
        .flatMap(law -> law.check().broken(happening).map(why -> law.name() + ": " + why).stream())
        .findFirst();
  }
}
