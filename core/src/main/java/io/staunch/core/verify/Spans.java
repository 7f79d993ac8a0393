package io.staunch.core.verify;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Durations in words for people: {@code 1h30m}. */
final class Spans {
  private Spans() {}

  static String of(Duration duration) {
    Duration shown =
        duration.truncatedTo(duration.toMinutes() > 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    long days = shown.toDays();
    Duration rest = shown.minusDays(days);
    String text =
        rest.isZero() && days > 0 ? "" : rest.toString().substring(2).toLowerCase(Locale.ROOT);
    return (days > 0 ? days + "d" : "") + text;
  }
}
