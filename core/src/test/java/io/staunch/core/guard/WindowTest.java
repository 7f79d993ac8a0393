package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  static Window window(String name, String days, String from, String to, ZoneId zone) {
    List<DayOfWeek> all = new ArrayList<>(List.of(DayOfWeek.values()));
    all.removeIf(day -> !days.isEmpty() && !days.contains(Window.spoken(day)));
    return new Window(name, all, LocalTime.parse(from), LocalTime.parse(to), zone);
  }

  private static Instant at(String utc) {
    return Instant.parse(utc + ":00Z");
  }

  private static Optional<Instant> next(Instant now, Window only) {
    return Hours.next(List.of(new Hours(List.of(only), List.of())), now);
  }

  @Test
  void it_opens_and_closes_by_the_clock_of_its_zone() {
    Window office = window("office", "", "09:00", "17:30", BERLIN);
    assertThat(office.isOpen(at("2026-01-07T07:59"))).isFalse();
    assertThat(office.isOpen(at("2026-01-07T08:00"))).isTrue();
    assertThat(office.isOpen(at("2026-01-07T16:29"))).isTrue();
    assertThat(office.isOpen(at("2026-01-07T16:30"))).isFalse();
    assertThat(office.isOpen(at("2026-07-07T07:00"))).as("summer time").isTrue();
  }

  @Test
  void over_midnight_it_belongs_to_the_day_on_which_it_opened() {
    Window night = window("night", "fri", "22:00", "06:00", ZoneId.of("UTC"));
    assertThat(night.isOpen(at("2026-01-02T05:00"))).as("Friday morning").isFalse();
    assertThat(night.isOpen(at("2026-01-02T22:00"))).as("Friday night").isTrue();
    assertThat(night.isOpen(at("2026-01-03T05:59"))).as("Saturday morning").isTrue();
    assertThat(night.isOpen(at("2026-01-03T06:00"))).isFalse();
    assertThat(night.isOpen(at("2026-01-03T22:00"))).as("Saturday night").isFalse();
  }

  @Test
  void from_midnight_to_midnight_is_the_whole_day() {
    Window sunday = window("sunday", "sun", "00:00", "00:00", BERLIN);
    assertThat(sunday.isOpen(at("2026-01-03T22:59"))).isFalse();
    assertThat(sunday.isOpen(at("2026-01-03T23:00"))).isTrue();
    assertThat(sunday.isOpen(at("2026-01-04T22:59"))).isTrue();
    assertThat(sunday.isOpen(at("2026-01-04T23:00"))).isFalse();
  }

  @Test
  void the_hour_that_summer_time_skips_never_comes() {
    // 29 March 2026: at 02:00 clocks in Berlin go to 03:00
    Window skipped = window("backup", "sun", "02:00", "02:45", BERLIN);
    assertThat(skipped.isOpen(at("2026-03-29T00:59"))).isFalse();
    assertThat(skipped.isOpen(at("2026-03-29T01:00"))).isFalse();
    assertThat(next(at("2026-03-28T12:00"), skipped)).contains(at("2026-04-05T00:00"));
  }

  @Test
  void a_window_that_begins_in_the_skipped_hour_opens_when_it_is_over() {
    Window half = window("half", "sun", "02:30", "04:00", BERLIN);
    assertThat(next(at("2026-03-29T00:30"), half)).contains(at("2026-03-29T01:00"));
    assertThat(half.isOpen(at("2026-03-29T01:00"))).isTrue();
    assertThat(half.isOpen(at("2026-03-29T02:00"))).isFalse();
  }

  @Test
  void the_hour_that_comes_twice_opens_twice() {
    // 25 October 2026: at 03:00 clocks in Berlin go back to 02:00
    Window twice = window("twice", "sun", "02:15", "02:30", BERLIN);
    assertThat(next(at("2026-10-24T23:00"), twice)).contains(at("2026-10-25T00:15"));
    assertThat(twice.isOpen(at("2026-10-25T00:29"))).isTrue();
    assertThat(twice.isOpen(at("2026-10-25T00:30"))).isFalse();
    assertThat(next(at("2026-10-25T00:30"), twice)).contains(at("2026-10-25T01:15"));
  }

  @Test
  void what_is_forbidden_beats_what_is_allowed() {
    Window day = window("day", "", "08:00", "20:00", BERLIN);
    Window noon = window("noon", "", "12:00", "13:00", BERLIN);
    Hours hours = new Hours(List.of(day), List.of(noon));
    assertThat(hours.permit(at("2026-01-07T10:59"))).isTrue();
    assertThat(hours.permit(at("2026-01-07T11:00"))).isFalse();
    assertThat(Hours.next(List.of(hours), at("2026-01-07T11:00"))).contains(at("2026-01-07T12:00"));
  }

  @Test
  void windows_that_exclude_each_other_never_open() {
    Window day = window("day", "", "08:00", "20:00", BERLIN);
    Hours none = new Hours(List.of(day), List.of(day));
    assertThat(Hours.next(List.of(none), at("2026-01-07T11:00"))).isEmpty();
  }

  @Test
  void it_is_told_as_it_was_written() {
    assertThat(window("night", "mon tue wed fri", "22:00", "06:00", BERLIN))
        .hasToString("night (22:00 to 06:00 Europe/Berlin on mon to wed, fri)");
    assertThat(window("ever", "", "00:00", "00:00", ZoneId.of("UTC")))
        .hasToString("ever (00:00 to 24:00 UTC)");
    assertThat(window("late", "mon sat sun", "18:00", "00:00", ZoneId.of("UTC")))
        .hasToString("late (18:00 to 24:00 UTC on mon, sat to sun)");
  }
}
