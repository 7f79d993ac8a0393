package io.staunch.core.guard;

/**
 * While wall time is doubted nothing is done: a machine whose clock jumps is being worked on, or is
 * not well.
 */
public final class ClockGuard implements Guard {
  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    return standing
        .clockDoubt()
        .<Verdict>map(reason ->
            refuse(
                "clock: "
                    + reason
                    + "; holds until the clock has been steady and synchronised again"))
        .orElse(Verdict.ADMITTED);
  }
}
