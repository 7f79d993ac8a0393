package io.staunch.core.guard;

import java.time.Duration;

/**
 * A young life is left alone: warming up looks like leaking. Holds for every member of the impact
 * set.
 */
public final class StartGraceGuard implements Guard {
  @Override
  public String name() {
    return "start-grace";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Duration grace = request.terms().startGrace();
    for (String member : request.members()) {
      Duration age =
          member.equals(request.service())
              ? request.age()
              : standing.about(member).lastStart().map(standing::certainlySince).orElse(grace);
      Duration left = grace.minus(age);
      if (left.isPositive()) {
        return refuse(
            "%s started %s ago; start grace %s: holds for another %s"
                .formatted(
                    request.named(member),
                    Spoken.passed(age),
                    Spoken.passed(grace),
                    Spoken.left(left)));
      }
    }
    return Verdict.ADMITTED;
  }
}
