package io.staunch.core.guard;

import static io.staunch.core.guard.WindowTest.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.Surroundings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The host's clock shows Saturday 2025-03-01 03:00 UTC. */
class WindowGuardTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Window NIGHT = window("night", "", "22:00", "06:00", BERLIN);
  private static final Window NOON = window("noon", "", "12:00", "13:00", BERLIN);

  private final Guard guard = new WindowGuard();
  private final Host host = new Host();

  private static SortedMap<String, Hours> of(String name, Hours hours) {
    return new TreeMap<>(Map.of(name, hours));
  }

  private static Hours only(Window... windows) {
    return new Hours(List.of(windows), List.of());
  }

  private static Hours not(Window... windows) {
    return new Hours(List.of(), List.of(windows));
  }

  private static Ask rule(Hours hours) {
    return Ask.toRestart("web").keeping(new Timetable(of("web-limit", hours), new TreeMap<>()));
  }

  private static Ask service(String name, Hours hours) {
    return Ask.toRestart("web").keeping(new Timetable(new TreeMap<>(), of(name, hours)));
  }

  @Test
  void how_long_until_it_opens_is_known_unless_wall_time_is_in_doubt() {
    assertThat(opensIn(rule(only(NOON)))).contains(Duration.ofHours(8));
    assertThat(opensIn(rule(only(NIGHT)))).isEmpty();
    host.standing.clockDoubted("a step");
    assertThat(opensIn(rule(only(NOON)))).isEmpty();
  }

  private Optional<Duration> opensIn(Ask ask) {
    return WindowGuard.opensIn(ask.request(), host.standing);
  }

  @Test
  void without_windows_nothing_is_held() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    assertThat(service("other", only(NOON)).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void inside_its_window_a_rule_acts_and_after_it_it_is_told_when_it_opens_again() {
    assertThat(rule(only(NIGHT)).admittedBy(guard, host.standing)).isTrue();
    host.after("2H");
    assertThat(rule(only(NIGHT)).refusedBy(guard, host.standing))
        .isEqualTo(
            "rule web-limit acts only in window night (22:00 to 06:00 Europe/Berlin):"
                + " holds until sat 22:00 Europe/Berlin, for another 16h");
  }

  @Test
  void inside_a_forbidden_window_it_is_told_when_that_closes() {
    assertThat(service("web", not(NIGHT)).refusedBy(guard, host.standing))
        .isEqualTo(
            "web is not acted on in window night (22:00 to 06:00 Europe/Berlin):"
                + " holds until sat 06:00 Europe/Berlin, for another 2h");
    host.after("2H");
    assertThat(service("web", not(NIGHT)).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void of_several_windows_one_open_is_enough() {
    assertThat(rule(only(NOON, NIGHT)).admittedBy(guard, host.standing)).isTrue();
    host.after("3H");
    assertThat(rule(only(NOON, NIGHT)).refusedBy(guard, host.standing))
        .contains("only in windows noon (", ") or night (")
        .endsWith("holds until sat 12:00 Europe/Berlin, for another 5h");
  }

  @Test
  void what_goes_down_too_keeps_its_own_hours() {
    assertThat(service("db", only(NOON)).takingAlong("db").refusedBy(guard, host.standing))
        .startsWith("db (it goes down with web) is acted on only in window noon");
  }

  @Test
  void it_is_told_when_all_hours_permit_at_once() {
    Timetable both = new Timetable(of("web-limit", only(NOON, NIGHT)), of("web", not(NIGHT)));
    assertThat(Ask.toRestart("web").keeping(both).refusedBy(guard, host.standing))
        .startsWith("web is not acted on in window night")
        .endsWith("holds until sat 12:00 Europe/Berlin, for another 8h");
  }

  @Test
  void windows_that_leave_no_time_are_said_to() {
    Timetable both = new Timetable(of("web-limit", only(NIGHT)), of("web", not(NIGHT)));
    assertThat(Ask.toRestart("web").keeping(both).refusedBy(guard, host.standing))
        .endsWith("its windows leave no time in the next 15 days; change the policy");
  }

  @Test
  void while_the_clock_is_in_doubt_no_window_counts_as_open() {
    host.standing.clockDoubted("wall time stepped back by 40s");
    assertThat(rule(only(NIGHT)).refusedBy(guard, host.standing))
        .contains("wall time is in doubt (wall time stepped back by 40s)");
    assertThat(rule(not(NOON)).admittedBy(guard, host.standing)).isFalse();
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_clock_that_never_was_synchronised_holds_what_has_windows_only() {
    host.standing.see(new Surroundings(Optional.empty(), Optional.empty(), Optional.of(false)));
    assertThat(rule(only(NIGHT)).refusedBy(guard, host.standing))
        .isEqualTo(
            "rule web-limit has windows, and wall time is in doubt (this host's clock is not"
                + " synchronised), so whether they are open is not known: holds until time"
                + " synchronisation is mended");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }
}
