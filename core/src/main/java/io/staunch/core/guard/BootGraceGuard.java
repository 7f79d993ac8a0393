package io.staunch.core.guard;

import java.time.Duration;

/**
 * A host that booted moments ago is left alone: everything starts at once and memory says little.
 */
public final class BootGraceGuard implements Guard {
  @Override
  public String name() {
    return "boot-grace";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Duration up = standing.now().boot();
    Duration left = request.terms().bootGrace().minus(up);
    if (!left.isPositive()) {
      return Verdict.ADMITTED;
    }
    return refuse(
        "the host booted %s ago; boot grace %s: holds for another %s"
            .formatted(
                Spoken.passed(up), Spoken.passed(request.terms().bootGrace()), Spoken.left(left)));
  }
}
