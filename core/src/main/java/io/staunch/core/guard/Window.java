package io.staunch.core.guard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named part of the week, such as a maintenance window: open while a clock on the wall of its
 * zone shows a time in it. So a time that summer time skips never comes, and one that it repeats
 * comes twice.
 *
 * @param days the days on which it opens, in the order of the week
 * @param from when it opens
 * @param to when it closes; not after {@code from}: on the next day
 * @param zone comes with the policy, never from the machine
 */
public record Window(String name, List<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
  /** How far it is looked ahead: each weekday comes twice, should summer time swallow one. */
  public static final int DAYS_AHEAD = 15;

  public Window {
    days = days.stream().distinct().sorted().toList();
    if (days.isEmpty()) {
      throw new IllegalArgumentException("window " + name + " opens on no day");
    }
  }

  public boolean isOpen(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean begun = days.contains(local.getDayOfWeek()) && !time.isBefore(from);
    if (from.isBefore(to)) {
      return begun && time.isBefore(to);
    }
    return begun || (days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(to));
  }

  /** Every moment in the next {@link #DAYS_AHEAD} days at which it may open or close. */
  List<Instant> turns(Instant after) {
    List<Instant> turns = new ArrayList<>();
    LocalDate today = after.atZone(zone).toLocalDate();
    for (int day = 0; day <= DAYS_AHEAD; day++) {
      turns.addAll(instants(today.plusDays(day).atTime(from)));
      turns.addAll(instants(today.plusDays(day).atTime(to)));
    }
    // where the clocks are changed it may open or close in the middle
    Optional<ZoneOffsetTransition> change =
        Optional.ofNullable(zone.getRules().nextTransition(after));
    change.map(ZoneOffsetTransition::getInstant).ifPresent(turns::add);
    return turns;
  }

  /** None where summer time skips it, two where it comes twice. */
  private List<Instant> instants(LocalDateTime local) {
    List<Instant> instants = new ArrayList<>();
    for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
      instants.add(local.toInstant(offset));
    }
    return instants;
  }

  /** For people: {@code night (22:00 to 06:00 Europe/Berlin on mon to fri)}. */
  @Override
  public String toString() {
    String end = to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
    String on = days.size() == 7 ? "" : " on " + spokenDays();
    return name + " (" + from + " to " + end + " " + zone + on + ")";
  }

  private String spokenDays() {
    List<String> parts = new ArrayList<>();
    for (DayOfWeek day : days) {
      boolean first = !days.contains(day.minus(1)) || day == DayOfWeek.MONDAY;
      if (first) {
        DayOfWeek last = day;
        while (last != DayOfWeek.SUNDAY && days.contains(last.plus(1))) {
          last = last.plus(1);
        }
        parts.add(last == day ? spoken(day) : spoken(day) + " to " + spoken(last));
      }
    }
    return String.join(", ", parts);
  }

  /** {@code mon}; in every language the same. */
  static String spoken(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> "mon";
      case TUESDAY -> "tue";
      case WEDNESDAY -> "wed";
      case THURSDAY -> "thu";
      case FRIDAY -> "fri";
      case SATURDAY -> "sat";
      case SUNDAY -> "sun";
    };
  }
}
