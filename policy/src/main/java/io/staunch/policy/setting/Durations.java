package io.staunch.policy.setting;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as operators write them: {@code 500ms}, {@code 10m}, {@code 1h30m}; always with a unit.
 */
final class Durations {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,5}) ?d)?(?:(\\d{1,6}) ?h)?(?:(\\d{1,7}) ?m)?(?:(\\d{1,9}) ?s)?(?:(\\d{1,9}) ?ms)?");
  private static final Pattern LOOSE = Pattern.compile("(\\d{1,9}) ?([A-Za-z]*)");

  private Durations() {}

  static final Text<Duration> ANY =
      new Text<Duration>(
              "duration",
              "a duration with a unit such as 500ms, 30s, 10m, 2h or 1h30m",
              "",
              Durations::parse,
              Durations::show,
              Duration.ofMinutes(10))
          .shaped(Shapes.DURATIONS);

  static Text<Duration> between(Duration least, Duration most) {
    return ANY.within(
        "from " + show(least) + " to " + show(most),
        duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0,
        least);
  }

  static Attempt<Duration> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      return unmeant(text);
    }
    return Attempt.good(
        Duration.ofDays(part(form, 1))
            .plusHours(part(form, 2))
            .plusMinutes(part(form, 3))
            .plusSeconds(part(form, 4))
            .plusMillis(part(form, 5)));
  }

  private static long part(Matcher form, int group) {
    String digits = form.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Attempt<Duration> unmeant(String text) {
    Matcher loose = LOOSE.matcher(text);
    if (!loose.matches()) {
      return Attempt.bad();
    }
    String number = loose.group(1);
    return switch (loose.group(2).toLowerCase(Locale.ROOT)) {
      case "" -> Attempt.bad("add the unit, as in \"" + number + "s\" or \"" + number + "m\"");
      case "ms", "msec", "millis", "milliseconds" -> Attempt.meant(number + "ms");
      case "s", "sec", "secs", "second", "seconds" -> Attempt.meant(number + "s");
      case "m", "min", "mins", "minute", "minutes" -> Attempt.meant(number + "m");
      case "h", "hr", "hrs", "hour", "hours" -> Attempt.meant(number + "h");
      case "d", "day", "days" -> Attempt.meant(number + "d");
      case "w", "week", "weeks" -> Attempt.meant(7 * Long.parseLong(number) + "d");
      default -> Attempt.bad("units are ms, s, m, h and d");
    };
  }

  static String show(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    StringBuilder shown = new StringBuilder();
    append(shown, duration.toDaysPart(), "d");
    append(shown, duration.toHoursPart(), "h");
    append(shown, duration.toMinutesPart(), "m");
    append(shown, duration.toSecondsPart(), "s");
    append(shown, duration.toMillisPart(), "ms");
    return shown.toString();
  }

  private static void append(StringBuilder shown, long part, String unit) {
    if (part != 0) {
      shown.append(part).append(unit);
    }
  }
}
