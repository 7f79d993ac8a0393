package io.staunch.core.guard;

import io.staunch.core.guard.Treasury.Claim;
import java.util.Optional;

/**
 * Few services out at once, one order at a time on each, and one order per life: a life that was
 * ordered to end and did not is a case for a person.
 */
public final class OutageGuard implements Guard {
  @Override
  public String name() {
    return "outage";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    for (String member : request.members()) {
      Optional<Long> order = standing.underWay(member);
      if (order.isPresent()) {
        return refuse(
            "order %d on %s is under way: holds until it has ended"
                .formatted(order.get(), request.named(member)));
      }
    }
    if (request.rung().endsLife()) {
      Optional<Long> order = standing.about(request.service()).disturbed(request.life());
      if (order.isPresent()) {
        return refuse(
            "order %d was for this same life of %s, and it has not changed: "
                    .formatted(order.get(), request.service())
                + "holds until it has, or until a person acknowledges (staunch ack)");
      }
    }
    Claim claim = Claim.of(request.service(), request.rung(), request.impact());
    return standing
        .treasury()
        .shortOfPermits(claim, request.terms())
        .<Verdict>map(this::refuse)
        .orElse(Verdict.ADMITTED);
  }
}
