package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Timetable;
import io.staunch.core.guard.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Whether wall time allowed what was begun, worked out from the day on which a window opened. */
final class Windows {
  Optional<String> broken(Deed deed) {
    Timetable timetable = deed.rules().terms().timetable();
    Moment now = deed.decided();
    boolean bound = false;
    for (String member : deed.members()) {
      Hours hours = timetable.ofService(member);
      bound |= !hours.isAlways();
      if (!allow(hours, now.wall())) {
        return Optional.of(member + " is not acted on at " + now.wall());
      }
    }
    Hours hours = timetable.ofRule(deed.intent().rule());
    boolean doubtful =
        (bound || !hours.isAlways())
            && deed.sample()
                .flatMap(sample -> sample.surroundings().clockSynchronised())
                .equals(Optional.of(false));
    return when(!allow(hours, now.wall()), "the rule does not act at " + now.wall())
        .or(() -> when(doubtful, "it has windows, and the clock is not synchronised"));
  }

  private static boolean allow(Hours hours, Instant at) {
    boolean in = hours.onlyIn().isEmpty() || any(hours.onlyIn(), at);
    return in && !any(hours.notIn(), at);
  }

  private static boolean any(List<Window> windows, Instant at) {
    return windows.stream().anyMatch(window -> isOpen(window, at));
  }

  /** The window opened today or yesterday, and has not been open for its whole length. */
  private static boolean isOpen(Window window, Instant at) {
    ZonedDateTime local = at.atZone(window.zone());
    Duration length = Duration.between(window.from(), window.to());
    Duration lasts = length.isPositive() ? length : length.plusDays(1);
    for (int back = 0; back <= 1; back++) {
      LocalDate day = local.toLocalDate().minusDays(back);
      Duration since = Duration.between(day.atTime(window.from()), local.toLocalDateTime());
      if (window.days().contains(day.getDayOfWeek())
          && !since.isNegative()
          && since.compareTo(lasts) < 0) {
        return true;
      }
    }
    return false;
  }
}
