package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartLimitGuardTest {
  private final Guard guard = new StartLimitGuard();
  private final Host host = new Host();

  private final Duration interval = Duration.ofMinutes(10);

  @Test
  void a_service_with_starts_to_spare_passes() {
    start(4);
    assertThat(Ask.toRestart("web").startedAtMost(5, interval).admittedBy(guard, host.standing))
        .isTrue();
  }

  @Test
  void the_last_start_of_the_interval_is_never_spent_by_us() {
    start(5);
    host.after("2M");
    assertThat(Ask.toRestart("web").startedAtMost(5, interval).refusedBy(guard, host.standing))
        .isEqualTo(
            "web was started 5 times in the last 10m and its start limit is 5: the next start might be refused and"
                + " leave it down; holds for another 8m");
    host.after("8M");
    assertThat(Ask.toRestart("web").startedAtMost(5, interval).admittedBy(guard, host.standing))
        .isTrue();
  }

  @Test
  void it_names_when_enough_starts_have_left_the_interval() {
    start(1);
    host.after("1M");
    start(1);
    host.after("1M");
    start(1);
    assertThat(Ask.toRestart("web").startedAtMost(2, interval).refusedBy(guard, host.standing))
        .contains("3 times")
        .endsWith("holds for another 9m");
  }

  @Test
  void starts_by_us_and_by_others_count_alike() {
    host.restarted("web", true);
    host.restarted("web", false);
    assertThat(Ask.toRestart("web").startedAtMost(2, interval).admittedBy(guard, host.standing))
        .isFalse();
  }

  @Test
  void with_a_burst_of_one_any_start_is_one_too_many() {
    assertThat(Ask.toRestart("web").startedAtMost(1, interval).admittedBy(guard, host.standing))
        .isTrue();
    start(1);
    assertThat(Ask.toRestart("web").startedAtMost(1, interval).refusedBy(guard, host.standing))
        .startsWith("web was started 1 time in the last 10m");
  }

  @Test
  void a_young_life_that_was_there_when_we_came_counts_as_one_start() {
    Ask ask = Ask.toRestart("web").startedAtMost(1, interval).aged(Duration.ofMinutes(4));
    assertThat(ask.refusedBy(guard, host.standing)).endsWith("holds for another 6m");
    assertThat(ask.startedAtMost(2, interval).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void without_burst_or_interval_there_is_no_limit() {
    start(60);
    assertThat(Ask.toRestart("web").startedAtMost(0, interval).admittedBy(guard, host.standing))
        .isTrue();
    assertThat(
            Ask.toRestart("web").startedAtMost(5, Duration.ZERO).admittedBy(guard, host.standing))
        .isTrue();
  }

  @Test
  void what_starts_nothing_is_not_limited() {
    start(5);
    Ask ask = Ask.toRestart("web").startedAtMost(5, interval);
    assertThat(ask.by(Rung.RELOAD).admittedBy(guard, host.standing)).isTrue();
    assertThat(ask.by(Rung.STOP_AND_PAGE).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_burst_beyond_what_is_remembered_holds_at_what_is() {
    start(Past.MOST_STARTS + 10);
    assertThat(Ask.toRestart("web").startedAtMost(1000, interval).admittedBy(guard, host.standing))
        .isFalse();
  }

  @Test
  void after_a_reboot_earlier_starts_count_as_if_the_boot_had_been_one() {
    start(5);
    host.rebooted(Duration.ofMinutes(1));
    assertThat(Ask.toRestart("web").startedAtMost(5, interval).refusedBy(guard, host.standing))
        .endsWith("holds for another 9m");
  }

  private void start(int times) {
    for (int i = 0; i < times; i++) {
      host.restarted("web", i % 2 == 0);
    }
  }
}
