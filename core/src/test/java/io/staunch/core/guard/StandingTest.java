package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandingTest {
  private final Host host = new Host();

  @Test
  void time_never_goes_back_on_the_boot_clock() {
    Moment newest = host.at();
    host.standing.now(
        new Moment(newest.wall().plusSeconds(99), newest.boot().minusSeconds(1), newest.bootId()));
    assertThat(host.standing.now()).isEqualTo(newest);
    host.standing.worth("web", true, new Moment(newest.wall(), Duration.ZERO, newest.bootId()));
    assertThat(host.standing.now()).isEqualTo(newest);
  }

  @Test
  void another_boot_begins_another_clock() {
    host.rebooted(Duration.ofSeconds(3));
    assertThat(host.standing.now().boot()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void across_a_boot_only_its_age_is_certain() {
    Moment before = host.at();
    host.after("500H").rebooted(Duration.ofSeconds(3));
    assertThat(host.standing.certainlySince(before)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void orders_under_way_are_told_rising_and_once_each() {
    long first = host.intend(Rung.RESTART, "web", "db");
    long second = host.intend(Rung.RELOAD, "cache");
    assertThat(host.standing.underWay()).containsExactly(first, second);
    assertThat(host.standing.underWay("db")).contains(first);
    assertThat(host.standing.underWay("mail")).isEmpty();
    assertThat(host.standing.busy()).contains("order 1 is under way");
  }

  @Test
  void a_service_is_always_a_member_of_its_own_order() {
    host.standing.intended(1, "web", Ask.LIFE, Rung.RESTART, List.of(), host.at());
    assertThat(host.standing.underWay("web")).contains(1L);
    assertThat(host.standing.treasury().out()).containsOnlyKeys("web");
  }

  @Test
  void ten_thousand_strangers_leave_no_more_than_the_bound_behind() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String service = "service-" + i;
      host.standing.started(service, new Incarnation("life-" + i), random.nextBoolean(), host.at());
      host.standing.intended(
          i, service, new Incarnation("life-" + i), Rung.RESTART, List.of(service), host.at());
      host.standing.barred(service, Rung.RESTART, "no use");
      host.standing.channelTested("channel-" + i, true);
    }
    assertThat(host.standing.treasury().out()).hasSize(Standing.MOST_SERVICES);
    assertThat(host.standing.underWay()).hasSize(Standing.MOST_SERVICES);
    assertThat(host.standing.tracks("service-9999")).isFalse();
    assertThat(host.standing.bars("service-9999")).isEmpty();
    assertThat(host.standing.channelReady()).isTrue();
  }

  @Test
  void ten_thousand_events_of_one_service_leave_no_more_than_the_bound_behind() {
    for (int i = 0; i < 10_000; i++) {
      long order = host.after("1S").intend(Rung.RESTART, "web");
      host.restarted("web", false);
      host.standing.ended(order, true, host.at());
      host.standing.worth("web", false, host.at());
      host.standing.paused("anna", "x", Optional.empty(), host.at());
    }
    assertThat(host.standing.about("web").starts()).hasSize(Past.MOST_STARTS);
    assertThat(host.standing.about("web").doublings()).isEqualTo(Past.MOST_DOUBLINGS);
    assertThat(host.standing.treasury().out()).hasSize(1);
  }

  @Test
  void spent_tokens_are_kept_as_far_as_a_budget_can_reach() {
    Tokens tokens = new Tokens();
    for (int i = 0; i < 10_000; i++) {
      tokens.spend(i, host.at(), i);
    }
    assertThat(tokens.used(Duration.ofDays(999), host.at())).isEqualTo(Tokens.MOST_KEPT);
    Purse purse = new Purse();
    for (int i = 0; i < 10_000; i++) {
      purse.spend("service-" + i, i, host.at());
    }
    assertThat(purse.ofService("service-0").used(Duration.ofDays(1), host.at())).isEqualTo(1);
    assertThat(purse.ofService("service-9999").used(Duration.ofDays(1), host.at())).isZero();
  }
}
