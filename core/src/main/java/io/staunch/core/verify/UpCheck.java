package io.staunch.core.verify;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.verify.Verification.Kind;
import io.staunch.core.verify.Verification.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks after an order has ended whether the service and everything that went down with it is up
 * again.
 *
 * <p>Yes needs all of it: the order is done (so the life stood and health ran well), the service is
 * there with the life that the order ended with, and everything that was active before is active
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
    if (newest.at().since(ended).filter(Duration::isNegative).isPresent()) {
      return Optional.empty();
    }
    boolean waited = isOver(newest.at());
    Optional<ServiceSample> seen = Sightings.of(newest, order.service());
    if (seen.isPresent() && seen.get() instanceof ServiceSample.Present present) {
      Optional<String> others = missing(newest);
      if (others.isPresent() && !waited) {
        return Optional.empty();
      }
      return Optional.of(
          others.map(why -> answer(Result.NO, present, why)).orElseGet(() -> judge(present)));
    }
    if (!waited) {
      return Optional.empty();
    }
    boolean absent = seen.filter(ServiceSample.Absent.class::isInstance).isPresent();
    return Optional.of(
        absent
            ? answer(Result.NO, "it is down " + Spans.of(patience) + " after the order ended")
            : answer(Result.UNKNOWN, "it could not be made out among the processes"));
  }

  /** The answer where no sample told: UNKNOWN once the patience is over, empty before. */
  public Optional<Verification> overdue(Moment at) {
    return isOver(at)
        ? Optional.of(
            answer(
                Result.UNKNOWN,
                "nothing was measured for " + Spans.of(patience) + " after the order ended"))
        : Optional.empty();
  }

  /** The service is there and so is everything that went down with it. */
  private Verification judge(ServiceSample.Present present) {
    Incarnation life = present.life();
    boolean same = life.equals(order.expected());
    return switch (outcome.end()) {
      case NOT_DONE -> answer(Result.YES, present, "nothing was done and it runs");
      case FAILED -> answer(Result.NO, present, "the order failed: " + outcome.reason());
      case UNKNOWN ->
          answer(
              Result.UNKNOWN,
              present,
              (same ? "the same life runs" : "a new life runs") + ", but " + outcome.reason());
      case DONE -> {
        if (same == order.rung().endsLife()) {
          yield answer(
              Result.NO,
              present,
              same
                  ? "the same life as before still runs"
                  : "the " + order.rung() + " ended the life it should have kept");
        }
        boolean another = outcome.after().filter(life::equals).isEmpty();
        yield another
            ? answer(
                Result.UNKNOWN,
                present,
                "another life than the one that was found healthy runs now")
            : answer(
                Result.YES,
                present,
                (same ? "the same life" : "a new life") + " stands, " + bytes(present));
      }
    };
  }

  private String bytes(ServiceSample.Present present) {
    return before
        + " before, "
        + present.ruling().map(Bytes::toString).orElse("at most " + present.upper())
        + " now";
  }

  /** What was active before and is not seen active now, of everything beside the service itself. */
  private Optional<String> missing(Sample newest) {
    List<String> missing = new ArrayList<>();
    for (String member : activeBefore) {
      boolean present =
          Sightings.of(newest, member).filter(ServiceSample.Present.class::isInstance).isPresent();
      if (!present && !member.equals(order.service())) {
        missing.add(member);
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", missing) + " ran before and did not come back");
  }

  private boolean isOver(Moment at) {
    return at.since(ended).map(gone -> gone.compareTo(patience) >= 0).orElse(true);
  }

  private Verification answer(Result result, String reason) {
    return new Verification(
        order.number(),
        order.service(),
        Kind.UP,
        result,
        Optional.empty(),
        before,
        Optional.empty(),
        reason);
  }

  private Verification answer(Result result, ServiceSample.Present present, String reason) {
    return new Verification(
        order.number(),
        order.service(),
        Kind.UP,
        result,
        Optional.of(present.life()),
        before,
        present.ruling(),
        reason);
  }
}
