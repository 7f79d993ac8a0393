package io.staunch.simulation.scenario;

import io.staunch.core.engine.Ruleset.Rule;
import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Timetable;
import io.staunch.core.guard.Window;
import io.staunch.simulation.host.HostClock;
import io.staunch.simulation.world.Chance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws windows that open and close while the scenario runs, some over midnight, and binds a few
 * rules and services to them. Most scenarios have none, so that enough is acted on.
 */
final class TimetableDraw {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kolkata"));

  private static final double SCENARIOS = 0.3;
  private static final double RULES = 0.5;
  private static final double SERVICES = 0.25;

  private final Chance chance;
  private final Scale scale;

  TimetableDraw(Chance chance, Scale scale) {
    this.chance = chance;
    this.scale = scale;
  }

  Timetable draw(List<Rule> rules, List<Member> fleet) {
    SortedMap<String, Hours> ofRules = new TreeMap<>();
    SortedMap<String, Hours> ofServices = new TreeMap<>();
    if (chance.happens(SCENARIOS)) {
      for (Rule rule : rules) {
        if (chance.happens(RULES)) {
          ofRules.put(rule.name(), hours());
        }
      }
      for (Member member : fleet) {
        if (chance.happens(SERVICES)) {
          ofServices.put(member.name(), hours());
        }
      }
    }
    return new Timetable(ofRules, ofServices);
  }

  private Hours hours() {
    return chance.happens(0.5)
        ? new Hours(List.of(window("open", 0.4, 0.8)), List.of())
        : new Hours(List.of(), List.of(window("closed", 0.1, 0.4)));
  }

  /**
   * A window that lasts this share of the scenario, at most some hours, and lies somewhere in it.
   */
  private Window window(String name, double least, double most) {
    ZoneId zone = chance.pick(ZONES);
    Duration whole =
        Duration.ofMillis(StrictMath.min(scale.length(), Duration.ofHours(20).toMillis()));
    Duration lasts = Duration.ofMillis((long) (whole.toMillis() * chance.between(least, most)));
    Instant opens = HostClock.BEGIN.plusMillis(chance.between(0, whole.minus(lasts).toMillis()));
    LocalTime from = opens.atZone(zone).toLocalTime().withNano(0);
    LocalTime to = opens.plus(lasts).atZone(zone).toLocalTime().withNano(0);
    return new Window(name, days(), from, to, zone);
  }

  /** A scenario begins on a Monday; half of the windows know no days. */
  private List<DayOfWeek> days() {
    List<DayOfWeek> days = new ArrayList<>(List.of(DayOfWeek.values()));
    if (chance.happens(0.3)) {
      days.removeIf(day -> day != DayOfWeek.MONDAY && chance.happens(0.5));
    }
    return days;
  }
}
