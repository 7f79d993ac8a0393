package io.staunch.core.guard;

import java.time.Duration;
import java.util.Optional;

/**
 * Somebody else is at work on the service or the host: two healers at once do more harm than none.
 */
public final class OthersGuard implements Guard {
  @Override
  public String name() {
    return "others";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Optional<String> packages = standing.surroundings().packageManager();
    if (packages.isPresent()) {
      return refuse(packages.get() + " is installing or removing packages: holds until it is done");
    }
    Optional<Integer> tracer = request.tracer().filter(pid -> pid != 0);
    if (tracer.isPresent()) {
      return refuse(
          "a debugger (pid %d) is attached to %s: holds until it is detached"
              .formatted(tracer.get(), request.service()));
    }
    Duration alone = request.terms().coolDown();
    for (String member : request.members()) {
      Optional<Duration> since =
          standing.about(member).foreignStart().map(standing::certainlySince);
      Duration left = since.map(alone::minus).orElse(Duration.ZERO);
      if (left.isPositive()) {
        return refuse(
            "%s was restarted %s ago, not by us; left alone for %s: holds for another %s"
                .formatted(
                    request.named(member),
                    Spoken.passed(since.orElseThrow()),
                    Spoken.passed(alone),
                    Spoken.left(left)));
      }
    }
    return Verdict.ADMITTED;
  }
}
