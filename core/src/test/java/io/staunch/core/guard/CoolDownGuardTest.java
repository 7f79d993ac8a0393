package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CoolDownGuardTest {
  private final Guard guard = new CoolDownGuard();
  private final Host host = new Host();

  @Test
  void a_service_that_was_never_acted_on_passes() {
    host.restart("db");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void two_actions_on_one_service_are_a_cool_down_apart() {
    host.restart("web");
    host.after("4M");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "the last restart of web (order 1) was 4m ago; cool-down 10m: holds for another 6m");
    host.after("5M59S");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.after("1S");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void it_counts_from_the_end_of_the_action() {
    long order = host.intend(Rung.RESTART, "web");
    host.after("8M").standing.ended(order, true, host.at());
    host.after("4M");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
  }

  @Test
  void it_doubles_with_every_action_that_was_not_worth_it_up_to_the_cap() {
    Ask ask = Ask.toRestart("web").coolDown(Duration.ofMinutes(10), Duration.ofMinutes(35));
    host.restart("web");
    host.standing.worth("web", false, host.at());
    host.after("4M");
    assertThat(ask.refusedBy(guard, host.standing))
        .isEqualTo(
            "the last restart of web (order 1) was 4m ago; cool-down 20m (doubled once): holds for another 16m");
    host.standing.worth("web", false, host.at());
    assertThat(ask.refusedBy(guard, host.standing))
        .contains("cool-down 35m (doubled twice): holds for another 31m");
    for (int i = 0; i < 1000; i++) {
      host.standing.worth("web", false, host.at());
    }
    assertThat(ask.refusedBy(guard, host.standing))
        .contains("cool-down 35m (doubled 30 times, within its cap): holds for another 31m");
  }

  @Test
  void one_action_that_was_worth_it_ends_the_back_off() {
    host.restart("web");
    host.standing.worth("web", false, host.at());
    host.standing.worth("web", false, host.at());
    host.after("11M");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.standing.worth("web", true, host.at());
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void an_acknowledgement_ends_the_back_off_but_not_the_cool_down() {
    host.restart("web");
    host.standing.worth("web", false, host.at());
    host.standing.acknowledged("web");
    host.after("4M");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .contains("cool-down 10m: holds for another 6m");
  }

  @Test
  void after_a_reboot_the_whole_wait_begins_again() {
    host.restart("web");
    host.after("9M").rebooted(Duration.ofMinutes(2));
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "the last restart of web (order 1) was before this boot, at least 2m ago; cool-down 10m: holds for another"
                + " 8m");
    host.after("8M");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_step_of_the_wall_clock_shortens_nothing() {
    host.restart("web");
    Moment at = host.at();
    host.standing.now(
        new Moment(at.wall().plus(Duration.ofDays(9)), at.boot().plusSeconds(1), at.bootId()));
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .contains("holds for another 9m 59s");
  }

  @Test
  void an_order_that_did_nothing_is_not_tried_again_at_once() {
    long order = host.intend(Rung.RESTART, "web");
    host.standing.ended(order, false, host.at());
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "the last try to restart web (order 1) did nothing, 0s ago; cool-down 10m: holds for another 10m");
  }

  @Test
  void an_intent_that_was_never_written_starts_no_cool_down() {
    host.standing.withdrawn(host.intend(Rung.RESTART, "web"));
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_member_that_went_along_cools_down_too() {
    host.restart("db", "web");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    assertThat(Ask.toRestart("cache").takingAlong("web").refusedBy(guard, host.standing))
        .startsWith("the last restart of web (it goes down with cache) (order 1) was 0s ago");
  }

  @Test
  void a_cap_below_the_cool_down_does_not_shorten_it() {
    Terms terms =
        Ask.toRestart("web")
            .coolDown(Duration.ofMinutes(10), Duration.ofMinutes(1))
            .request()
            .terms();
    assertThat(CoolDownGuard.wait(terms, 0)).isEqualTo(Duration.ofMinutes(10));
    assertThat(CoolDownGuard.wait(terms, 30)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_huge_cool_down_does_not_overflow() {
    Duration huge = Duration.ofSeconds(Long.MAX_VALUE / 2);
    Terms terms = Ask.toRestart("web").coolDown(huge, huge).request().terms();
    assertThat(CoolDownGuard.wait(terms, 30)).isEqualTo(huge);
  }
}
