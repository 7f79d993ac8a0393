package io.staunch.policy.setting;

import java.time.Duration;
import java.util.Optional;

/** Values as people type them at a prompt, read by the same rules as in a file. */
public final class Typed {
  private Typed() {}

  /** Such as {@code 30m} or {@code 1h30m}; empty where it is none. */
  public static Optional<Duration> duration(String text) {
    return Durations.parse(text) instanceof Attempt.Good<Duration>(Duration value)
        ? Optional.of(value)
        : Optional.empty();
  }
}
