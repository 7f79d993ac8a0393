package io.staunch.core.guard;

import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A supervisor starts a service only so often in an interval and then leaves it down: never spend
 * its last start. Counts starts by anyone; with a burst of 1 any start in the interval is one too
 * many.
 */
public final class StartLimitGuard implements Guard {
  @Override
  public String name() {
    return "start-limit";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    StartLimit limit = request.startLimit();
    boolean starts = request.rung().endsLife() && request.rung() != Rung.STOP_AND_PAGE;
    if (!starts || limit.burst() <= 0 || !limit.interval().isPositive()) {
      return Verdict.ADMITTED;
    }
    List<Duration> left = untilForgotten(request, standing);
    int most = StrictMath.min(limit.burst(), Past.MOST_STARTS) - 1;
    if (left.size() <= most) {
      return Verdict.ADMITTED;
    }
    String seen =
        "%s was started %s in the last %s and its start limit is %d"
            .formatted(
                request.service(),
                Spoken.count(left.size(), "time"),
                Spoken.passed(limit.interval()),
                limit.burst());
    String until = Spoken.left(left.get(left.size() - most - 1));
    return refuse(
        seen + ": the next start might be refused and leave it down; holds for another " + until);
  }

  /** For every start in the interval, oldest first, how long until it has left it. */
  private static List<Duration> untilForgotten(Request request, Standing standing) {
    Duration interval = request.startLimit().interval();
    List<Duration> left = new ArrayList<>();
    for (Moment start : standing.about(request.service()).starts()) {
      left.add(interval.minus(standing.certainlySince(start)));
    }
    left.removeIf(duration -> !duration.isPositive());
    if (left.isEmpty() && request.age().compareTo(interval) < 0) {
      left.add(interval.minus(request.age())); // the life that we found here when we came
    }
    return left;
  }
}
