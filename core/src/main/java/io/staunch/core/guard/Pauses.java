package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.StandingState.Pause;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether people have paused the line, by command or by the flag file, and that it resumes with
 * care: one action at a time until the first one after the pause was seen healthy.
 */
final class Pauses {
  private Optional<Pause> command = Optional.empty();
  private Optional<String> flag = Optional.empty();
  // the newest order when the pause ended; cleared when a later one was seen up
  private Optional<Long> resumedAfter = Optional.empty();

  private static Optional<Duration> left(Pause held, Moment now) {
    return held.forHow().map(whole -> whole.minus(Passed.certainly(held.at(), now)));
  }

  Optional<Pause> command() {
    return command;
  }

  Optional<String> flag() {
    return flag;
  }

  Optional<Long> resumedAfter() {
    return resumedAfter;
  }

  void resume(StandingState state) {
    command = state.pause();
    flag = state.flag();
    resumedAfter = state.resumedAfter();
  }

  void now(Moment now, long newestOrder) {
    if (command.flatMap(held -> left(held, now)).filter(left -> !left.isPositive()).isPresent()) {
      resume(newestOrder);
    }
  }

  void flag(Optional<String> line, long newestOrder) {
    if (flag.isPresent() && line.isEmpty()) {
      resumedAfter = Optional.of(newestOrder);
    }
    flag = line;
  }

  void pause(String by, String reason, Optional<Duration> forHow, Moment at) {
    command = Optional.of(new Pause(by, reason, forHow, at));
  }

  void resume(long newestOrder) {
    if (command.isPresent()) {
      command = Optional.empty();
      resumedAfter = Optional.of(newestOrder);
    }
  }

  void seenUp(long order) {
    resumedAfter = resumedAfter.filter(last -> order <= last);
  }

  boolean resuming() {
    return resumedAfter.isPresent();
  }

  Optional<String> spoken(Moment now) {
    if (flag.isPresent()) {
      return flag.map(line -> "by the flag file" + why(line) + "; remove the file to go on");
    }
    return command.map(held ->
        "by "
            + held.by()
            + " "
            + Spoken.passed(Passed.certainly(held.at(), now))
            + " ago"
            + why(held.reason())
            + left(held, now)
                .map(left ->
                    "; it ends by itself in " + Spoken.left(left) + ", or with staunch resume")
                .orElse("; it ends with staunch resume"));
  }

  private static String why(String reason) {
    return reason.isBlank() ? "" : " (" + reason + ")";
  }
}
