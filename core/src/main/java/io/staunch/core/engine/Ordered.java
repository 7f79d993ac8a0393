package io.staunch.core.engine;

import io.staunch.core.act.Order;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.Optional;

/**
 * What a person ordered, and what became of it.
 *
 * @param entry number of its entry
 * @param incident that its act belongs to; 0 where nothing was done and nothing is wrong
 * @param order what it led to
 */
public record Ordered(long entry, long incident, Fact.Ordered what, Optional<Long> order) {
  static Ordered of(Entry entry, Fact.Ordered what) {
    return new Ordered(entry.number(), entry.incident(), what, Optional.empty());
  }

  /** An order was intended: it carries this out where it is for the same. */
  Ordered carriedOutBy(long forIncident, Order intended) {
    boolean same =
        order.isEmpty()
            && what.heldBy().isEmpty()
            && incident == forIncident
            && what.service().equals(intended.service());
    return same ? new Ordered(entry, incident, what, Optional.of(intended.number())) : this;
  }
}
