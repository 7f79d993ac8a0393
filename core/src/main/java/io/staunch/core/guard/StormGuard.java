package io.staunch.core.guard;

import java.util.Optional;

/** Several services sick at once have one cause more often than many: then one action at a time. */
public final class StormGuard implements Guard {
  @Override
  public String name() {
    return "storm";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Optional<String> busy = standing.busy();
    if (request.sick() < request.terms().stormAt() || busy.isEmpty()) {
      return Verdict.ADMITTED;
    }
    return refuse(
        "%s sick at once (a storm from %d on), so one action at a time: %s; holds until that was seen healthy"
            .formatted(
                Spoken.count(request.sick(), "service"), request.terms().stormAt(), busy.get()));
  }
}
