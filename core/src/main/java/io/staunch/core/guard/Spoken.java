package io.staunch.core.guard;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Durations;
import java.time.Duration;

/** Durations and counts in the words of a refusal. */
final class Spoken {
  private Spoken() {}

  /** Time gone by, rounded down to the second: {@code 4m 12s}. */
  static String passed(Duration duration) {
    return text(StrictMath.max(0, duration.toSeconds()));
  }

  /** Time to wait, rounded up in the last unit that is told, so that nobody comes too early. */
  static String left(Duration duration) {
    long whole = duration.toSeconds();
    long seconds = duration.equals(Duration.ofSeconds(whole)) ? whole : whole + 1;
    long unit = seconds > 86_400 ? 3_600 : seconds > 3_600 ? 60 : 1;
    return text(StrictMath.max(1, StrictMath.ceilDiv(seconds, unit) * unit));
  }

  private static String text(long seconds) {
    return Durations.text(Duration.ofSeconds(seconds));
  }

  /** {@code 1 service}, {@code 2 services}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A rung as a thing that was done: "the last restart of …". */
  static String noun(Rung rung) {
    return switch (rung) {
      case RECLAIM -> "reclaim";
      case TRIM -> "trim";
      case RELOAD -> "reload";
      case RESTART -> "restart";
      case FAIL_OVER -> "fail-over";
      case STOP_AND_PAGE -> "stop";
    };
  }

  /** A rung as something to do: "would restart …". */
  static String order(Rung rung) {
    return switch (rung) {
      case RECLAIM -> "reclaim memory of";
      case TRIM -> "trim";
      case RELOAD -> "reload";
      case RESTART -> "restart";
      case FAIL_OVER -> "fail over";
      case STOP_AND_PAGE -> "stop";
    };
  }
}
