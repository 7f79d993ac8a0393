package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The newest proposals by number, at most {@link Bounds#PROPOSALS}; a fold over the ledger. */
final class Proposals {
  private final SortedMap<Long, Proposal> byNumber = new TreeMap<>();

  void open(long incident, Fact.Proposed what, Moment at) {
    byNumber.put(what.number(), Proposal.opened(incident, what, at));
    while (byNumber.size() > Bounds.PROPOSALS) {
      byNumber.remove(leastWanted());
    }
  }

  private long leastWanted() {
    for (Proposal proposal : byNumber.values()) {
      if (!proposal.isStanding()) {
        return proposal.number();
      }
    }
    return byNumber.firstKey();
  }

  void answer(long number, Proposal.State as, String by, String reason, Moment at) {
    change(number, p -> p.answered(as, by, reason, Optional.empty(), at));
  }

  void postpone(long number, String by, String reason, Duration forHow, Moment at) {
    change(number, p -> p.answered(Proposal.State.POSTPONED, by, reason, Optional.of(forHow), at));
  }

  void unfulfilled(long number, String reason) {
    change(number, p -> p.became(Proposal.State.OPEN, reason));
  }

  void lapse(long number, String reason) {
    change(number, p -> p.became(Proposal.State.LAPSED, reason));
  }

  /** An order was intended for an incident: it carries out what was approved there. */
  void carriedOut(long incident, long order) {
    for (Proposal proposal : all()) {
      if (proposal.incident() == incident
          && proposal.state() == Proposal.State.APPROVED
          && proposal.order().isEmpty()) {
        byNumber.put(proposal.number(), proposal.carriedOutBy(order));
      }
    }
  }

  private void change(long number, UnaryOperator<Proposal> how) {
    byNumber.computeIfPresent(number, (key, proposal) -> how.apply(proposal));
  }

  int size() {
    return byNumber.size();
  }

  Optional<Proposal> of(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  void resume(List<Proposal> proposals) {
    proposals.forEach(proposal -> byNumber.put(proposal.number(), proposal));
  }

  List<Proposal> all() {
    return new ArrayList<>(byNumber.values());
  }

  /** Those that people may still answer. */
  List<Proposal> standing() {
    return byNumber.values().stream().filter(Proposal::isStanding).toList();
  }
}
