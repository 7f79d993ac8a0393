package io.staunch.policy.setting;

import io.staunch.core.detect.Sustained;
import io.staunch.core.guard.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts, rates and the like. */
final class Numbers {
  private static final Pattern READINGS = Pattern.compile("(\\d{1,6}) of (\\d{1,6})");
  private static final Pattern RATE = Pattern.compile("(\\d{1,6}) (?:per|in) (.+)");
  private static final Pattern SLASH = Pattern.compile("(\\d{1,6}) ?/ ?(.+)");

  private Numbers() {}

  static final Text<Boolean> SWITCH =
      new Text<Boolean>("switch", "true or false", "", Numbers::choice, String::valueOf, false)
          .shaped(Shapes.SWITCH);

  static final Text<Sustained.Readings> N_OF_M =
      new Text<Sustained.Readings>(
              "count of readings",
              "so many readings of so many, such as \"3 of 5\"",
              "from 1 of 1 to 64 of 64",
              Numbers::readings,
              readings -> readings.n() + " of " + readings.m(),
              new Sustained.Readings(3, 5))
          .shaped(Shapes.READINGS);

  static Text<Long> between(long least, long most) {
    return new Text<Long>(
            "whole number",
            "a whole number",
            "",
            text -> text.matches("\\d{1,18}") ? Attempt.good(Long.parseLong(text)) : Attempt.bad(),
            String::valueOf,
            least)
        .within("from " + least + " to " + most, n -> n >= least && n <= most, least)
        .shaped(Shapes.whole(least, most));
  }

  /** The one value there is; later there may be more. */
  static Text<Long> only(long value, String what) {
    return new Text<Long>(
            "format number",
            value + ", " + what,
            "",
            text -> text.equals(Long.toString(value)) ? Attempt.good(value) : Attempt.bad(),
            String::valueOf,
            value)
        .shaped(Shapes.whole(value, value));
  }

  static Text<Double> decimal(double most) {
    return new Text<Double>(
            "number",
            "a number from 0 up, such as 1 or 0.5",
            "",
            text ->
                text.matches("\\d{1,6}(\\.\\d{1,6})?")
                    ? Attempt.good(Double.parseDouble(text))
                    : Attempt.bad(),
            number -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString(),
            0.0)
        .within("from 0 to " + (long) most, n -> n <= most, 0.0)
        .shaped(Shapes.number(most));
  }

  /** So many per window. */
  static Text<Terms.Budget> rate(Duration shortest, Duration longest) {
    return new Text<Terms.Budget>(
            "rate",
            "so many in a time, such as \"3 per 1h\"",
            "",
            Numbers::rate,
            budget -> budget.actions() + " per " + Durations.show(budget.window()),
            new Terms.Budget(1, longest))
        .shaped(Shapes.RATES)
        .within(
            "of at most "
                + Terms.Budget.MOST_ACTIONS
                + ", per "
                + Durations.show(shortest)
                + " to "
                + Durations.show(longest),
            budget ->
                budget.window().compareTo(shortest) >= 0 && budget.window().compareTo(longest) <= 0,
            new Terms.Budget(1, longest));
  }

  private static Attempt<Boolean> choice(String text) {
    return switch (text) {
      case "true" -> Attempt.good(true);
      case "false" -> Attempt.good(false);
      case "yes", "on", "Yes", "On", "True", "TRUE", "YES" -> Attempt.meant("true");
      case "no", "off", "No", "Off", "False", "FALSE", "NO" -> Attempt.meant("false");
      default -> Attempt.bad();
    };
  }

  private static Attempt<Sustained.Readings> readings(String text) {
    Matcher form = READINGS.matcher(text);
    Matcher slash = SLASH.matcher(text);
    if (!form.matches()) {
      return slash.matches() && slash.group(2).matches("\\d{1,6}")
          ? Attempt.meant(slash.group(1) + " of " + slash.group(2))
          : Attempt.bad();
    }
    int n = Integer.parseInt(form.group(1));
    int m = Integer.parseInt(form.group(2));
    if (n > m && n <= 64 && m >= 1) {
      return Attempt.meant(m + " of " + n);
    }
    return n < 1 || m > 64 || n > m
        ? Attempt.outside()
        : Attempt.good(new Sustained.Readings(n, m));
  }

  private static Attempt<Terms.Budget> rate(String text) {
    Matcher form = RATE.matcher(text);
    Matcher slash = SLASH.matcher(text);
    if (!form.matches()) {
      return slash.matches()
          ? Attempt.meant(
              slash.group(1)
                  + " per "
                  + (slash.group(2).matches("[a-z]") ? "1" : "")
                  + slash.group(2))
          : Attempt.bad();
    }
    int actions = Integer.parseInt(form.group(1));
    return switch (Durations.parse(form.group(2))) {
      case Attempt.Good<Duration>(Duration window)
          when window.isPositive() && actions <= Terms.Budget.MOST_ACTIONS ->
          Attempt.good(new Terms.Budget(actions, window));
      case Attempt.Good<Duration> _ -> Attempt.outside();
      case Attempt.Outside<Duration> _ -> Attempt.outside();
      case Attempt.Bad<Duration> _ ->
          form.group(2).matches("[smhd]")
              ? Attempt.meant(form.group(1) + " per 1" + form.group(2))
              : Attempt.bad();
    };
  }
}
