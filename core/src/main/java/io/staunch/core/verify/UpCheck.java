package io.staunch.core.verify;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks after an order has ended whether the service and everything that went down with it is up
 * again.
 *
 * @param ended when the order ended; only samples from then on count
 * @param activeBefore every service of the impact set that was present before the act, the service
 *     itself included
 * @param before ruling memory of the service when it was judged
 * @param patience how long after {@code ended} a service may still be missing before the answer is
 *     no
 */
public record UpCheck(
    Order order,
    Outcome outcome,
    Moment ended,
    SortedSet<String> activeBefore,
    Bytes before,
    Duration patience) {
  public UpCheck {
    activeBefore = Collections.unmodifiableSortedSet(new TreeSet<>(activeBefore));
  }

  /** The answer by this sample; empty while a later one may still tell more. */
  public Optional<Verification> judge(Sample newest) {
    return Optional.empty();
  }

  /** The answer where no sample told: UNKNOWN once the patience is over, empty before. */
  public Optional<Verification> overdue(Moment at) {
    return Optional.empty();
  }
}
