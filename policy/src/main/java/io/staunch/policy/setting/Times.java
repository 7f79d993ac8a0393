package io.staunch.policy.setting;

import io.staunch.policy.text.Nearest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, times of day and time zones as operators write them. */
final class Times {
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final Pattern LOOSE =
      Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))? ?([AaPp])\\.?[Mm]\\.?");

  private Times() {}

  static final Text<LocalTime> FROM =
      new Text<>(
          "time of day",
          "a time of day such as 22:00",
          "",
          text -> time(text, false),
          LocalTime::toString,
          LocalTime.MIDNIGHT);

  /** The end of a span: midnight is the day's end, not its beginning. */
  static final Text<LocalTime> TO =
      new Text<>(
          "end of a span",
          "a time of day such as 06:00, or 24:00",
          "",
          text -> time(text, true),
          time -> time.equals(LocalTime.MIDNIGHT) ? "24:00" : time.toString(),
          LocalTime.MIDNIGHT);

  static final Text<List<DayOfWeek>> DAYS =
      new Text<>(
          "day or days",
          "a day such as mon, or days such as mon-fri",
          "",
          Times::days,
          Times::shown,
          List.of(DayOfWeek.MONDAY));

  /** A day alone counts to its end. */
  static final Text<Instant> END =
      new Text<>(
          "end",
          "a day such as 2026-12-24 (to its end in UTC) or a time with its offset such as"
              + " 2026-12-24T18:00+01:00",
          "",
          Times::end,
          Times::shown,
          Instant.EPOCH);

  static final Text<ZoneId> ZONE =
      new Text<>(
          "time zone",
          "a time zone by its IANA name such as Europe/Berlin or UTC",
          "",
          Times::zone,
          ZoneId::getId,
          ZoneOffset.UTC);

  private static Attempt<Instant> end(String text) {
    try {
      return Attempt.good(
          text.length() == "2026-12-24".length()
              ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException wrong) {
      return text.contains("T") ? Attempt.bad("add the offset, Z for UTC") : Attempt.bad();
    }
  }

  private static String shown(Instant end) {
    LocalDateTime utc = LocalDateTime.ofInstant(end, ZoneOffset.UTC);
    return utc.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? utc.toLocalDate().minusDays(1).toString()
        : end.toString();
  }

  private static Attempt<LocalTime> time(String text, boolean end) {
    Matcher form = CLOCK.matcher(text);
    if (!form.matches()) {
      return unmeant(text);
    }
    int hour = Integer.parseInt(form.group(1));
    int minute = Integer.parseInt(form.group(2));
    if (hour == 24 && minute == 0) {
      return end ? Attempt.good(LocalTime.MIDNIGHT) : Attempt.meant("00:00");
    }
    return hour < 24 && minute < 60 ? Attempt.good(LocalTime.of(hour, minute)) : Attempt.bad();
  }

  private static Attempt<LocalTime> unmeant(String text) {
    Matcher loose = LOOSE.matcher(text);
    if (!loose.matches()) {
      return text.matches("\\d{1,2}") && Integer.parseInt(text) < 24
          ? Attempt.meant(String.format(Locale.ROOT, "%02d:00", Integer.parseInt(text)))
          : Attempt.bad();
    }
    int hour = Integer.parseInt(loose.group(1));
    if (hour < 1 || hour > 12) {
      return Attempt.bad();
    }
    boolean later = loose.group(3).equalsIgnoreCase("p");
    String minute = loose.group(2) == null ? "00" : loose.group(2);
    return Attempt.meant(
        String.format(Locale.ROOT, "%02d:%s", hour % 12 + (later ? 12 : 0), minute));
  }

  private static Attempt<List<DayOfWeek>> days(String text) {
    String[] ends = text.split("-", -1);
    List<DayOfWeek> found = new ArrayList<>();
    for (String end : ends) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (word(day).equals(end)) {
          found.add(day);
        }
      }
    }
    if (ends.length > 2 || found.size() != ends.length) {
      String lower = text.toLowerCase(Locale.ROOT);
      for (DayOfWeek day : DayOfWeek.values()) {
        if (ends.length == 1
            && lower.length() > 1
            && day.name().toLowerCase(Locale.ROOT).startsWith(lower.substring(0, 2))) {
          return Attempt.meant(word(day));
        }
      }
      return Attempt.bad("days are mon, tue, wed, thu, fri, sat, sun");
    }
    List<DayOfWeek> days = new ArrayList<>();
    DayOfWeek day = found.getFirst();
    days.add(day);
    while (day != found.getLast()) {
      day = day.plus(1);
      days.add(day);
    }
    return Attempt.good(days);
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static String shown(List<DayOfWeek> days) {
    return days.size() == 1
        ? word(days.getFirst())
        : word(days.getFirst()) + "-" + word(days.getLast());
  }

  /** By name only: an offset knows no summer time, and three letters mean different places. */
  private static Attempt<ZoneId> zone(String text) {
    TreeSet<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
    names.removeIf(name -> name.startsWith("SystemV/"));
    if (names.contains(text)) {
      return Attempt.good(ZoneId.of(text));
    }
    if (text.matches("[+-]\\d.*|(?:UTC|GMT)[+-].*")) {
      return Attempt.bad("an offset knows no summer time: name the place");
    }
    return new Attempt.Bad<>(Nearest.hint(text, names));
  }
}
