package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PauseGuardTest {
  private final Guard guard = new PauseGuard();
  private final Host host = new Host();

  @Test
  void a_line_that_nobody_paused_goes_on() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    assertThat(host.standing.pause()).isEmpty();
  }

  @Test
  void a_pause_names_who_why_and_when_it_ends() {
    host.standing.paused("anna", "deploy", Optional.of(Duration.ofMinutes(15)), host.at());
    host.after("3M");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "paused by anna 3m ago (deploy); it ends by itself in 12m, or with staunch resume");
  }

  @Test
  void a_pause_without_duration_lasts_until_resumed() {
    host.standing.paused("anna", "", Optional.empty(), host.at());
    host.after("9000H");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("paused by anna 375d ago; it ends with staunch resume");
    host.standing.resumed(host.at());
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_pause_ends_at_its_time_and_not_a_second_before() {
    host.standing.paused("anna", "deploy", Optional.of(Duration.ofMinutes(15)), host.at());
    host.after(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.after("1S");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_reboot_lets_the_whole_pause_begin_again() {
    host.standing.paused("anna", "deploy", Optional.of(Duration.ofMinutes(15)), host.at());
    host.after("14M").rebooted(Duration.ofMinutes(5));
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .contains("it ends by itself in 10m");
    host.after("10M");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void the_newest_pause_rules() {
    host.standing.paused("anna", "deploy", Optional.of(Duration.ofMinutes(1)), host.at());
    host.standing.paused("ben", "still deploying", Optional.of(Duration.ofMinutes(30)), host.at());
    host.after("2M");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing)).startsWith("paused by ben");
  }

  @Test
  void the_flag_file_pauses_while_it_lies_there_whatever_the_command_says() {
    host.see(Optional.empty(), Optional.of("migration, ask carla"));
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("paused by the flag file (migration, ask carla); remove the file to go on");
    host.standing.resumed(host.at());
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.see(Optional.empty(), Optional.empty());
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void an_empty_flag_file_pauses_as_well() {
    host.see(Optional.empty(), Optional.of(""));
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("paused by the flag file; remove the file to go on");
  }

  @Test
  void after_a_pause_one_action_at_a_time_until_the_first_was_seen_healthy() {
    host.standing.paused("anna", "deploy", Optional.of(Duration.ofMinutes(15)), host.at());
    host.after("15M");
    long first = host.intend(Rung.RESTART, "db");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "a pause has just ended, so one action at a time: order 1 is under way; holds until that was seen healthy");
    host.standing.ended(first, true, host.at());
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .contains("db was not seen healthy since order 1");
    host.standing.seenUp(first);
    host.intend(Rung.RESTART, "cache");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void an_order_from_before_the_pause_does_not_end_the_caution() {
    long before = host.intend(Rung.RESTART, "db");
    host.standing.paused("anna", "deploy", Optional.empty(), host.at());
    host.standing.ended(before, true, host.at());
    host.standing.resumed(host.at());
    host.standing.seenUp(before);
    assertThat(host.standing.resuming()).isTrue();
  }

  @Test
  void removing_the_flag_file_resumes_with_the_same_caution() {
    host.see(Optional.empty(), Optional.of("x")).see(Optional.empty(), Optional.empty());
    host.intend(Rung.RESTART, "db");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
  }

  @Test
  void resuming_what_nobody_paused_changes_nothing() {
    host.standing.resumed(host.at());
    assertThat(host.standing.resuming()).isFalse();
  }
}
