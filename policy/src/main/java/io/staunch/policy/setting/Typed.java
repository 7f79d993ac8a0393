package io.staunch.policy.setting;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.Optional;

/** Values as people type them at a prompt or in a sentence, read by the same rules as in a file. */
public final class Typed {
  private Typed() {}

  /** Such as {@code 30m} or {@code 1h30m}; empty where it is none. */
  public static Optional<Duration> duration(String text) {
    return Durations.parse(text) instanceof Attempt.Good<Duration>(Duration value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Such as {@code 512MiB}, to the nearest byte; empty where it is none. */
  public static Optional<Bytes> memory(String text) {
    return Amounts.rounded(text) instanceof Attempt.Good<Bytes>(Bytes value)
        ? Optional.of(value)
        : Optional.empty();
  }
}
