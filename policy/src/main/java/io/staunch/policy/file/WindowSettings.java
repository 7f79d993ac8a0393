package io.staunch.policy.file;

import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Placed;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The settings of windows, and of what refers to them. */
final class WindowSettings {
  private WindowSettings() {}

  static final Setting<List<Placed<List<DayOfWeek>>>> DAYS =
      Setting.optional(
          "days",
          Kinds.DAYS,
          "every day",
          "The days on which it opens; over midnight it closes on the day after.");

  static final Setting<LocalTime> FROM =
      Setting.of("from", Kinds.FROM_TIME, LocalTime.MIDNIGHT, "When it opens.");

  static final Setting<LocalTime> TO =
      Setting.of(
          "to",
          Kinds.TO_TIME,
          LocalTime.MIDNIGHT,
          "When it closes; where that is before `from`, on the next day.");

  static final Setting<ZoneId> ZONE =
      Setting.required(
          "zone",
          Kinds.ZONE,
          "Whose clock counts, with its summer time; the server's own zone does not matter."
              + " A time that summer time skips never comes, one that it repeats comes twice.");

  static final Table TABLE =
      Table.of("a window", "A part of the week.", DAYS, FROM, TO, ZONE)
          .instead("start", "write \"from\"")
          .instead("end", "write \"to\"")
          .instead("timezone", "write \"zone\"")
          .instead("tz", "write \"zone\"");

  static final Setting<List<Placed<String>>> ONLY_IN =
      Setting.of(
          "only-in",
          Kinds.NAMES,
          List.of(),
          "Windows of which one must be open when an action begins.");

  static final Setting<List<Placed<String>>> NOT_IN =
      Setting.of(
          "not-in", Kinds.NAMES, List.of(), "Windows of which none may be open when it begins.");

  static final Table HOURS_TABLE =
      Table.of("hours", "When some services may be acted on.", ONLY_IN, NOT_IN);
}
