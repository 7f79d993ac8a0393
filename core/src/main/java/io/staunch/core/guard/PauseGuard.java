package io.staunch.core.guard;

import java.util.Optional;

/**
 * A person said pause, by command or by the flag file; afterwards the line resumes with one action
 * at a time until the first was seen healthy.
 */
public final class PauseGuard implements Guard {
  @Override
  public String name() {
    return "pause";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Optional<String> pause = standing.pause();
    if (pause.isPresent()) {
      return refuse("paused " + pause.get());
    }
    Optional<String> busy = standing.busy();
    if (standing.resuming() && busy.isPresent()) {
      return refuse(
          "a pause has just ended, so one action at a time: "
              + busy.get()
              + "; holds until that was seen healthy");
    }
    return Verdict.ADMITTED;
  }
}
