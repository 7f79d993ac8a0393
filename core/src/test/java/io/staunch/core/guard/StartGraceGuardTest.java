package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartGraceGuardTest {
  private final Guard guard = new StartGraceGuard();
  private final Host host = new Host();

  @Test
  void an_old_life_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_young_life_is_left_alone_since_warming_up_looks_like_leaking() {
    assertThat(Ask.toRestart("web").aged(Duration.ofSeconds(40)).refusedBy(guard, host.standing))
        .isEqualTo("web started 40s ago; start grace 5m: holds for another 4m 20s");
  }

  @Test
  void the_grace_ends_to_the_second() {
    assertThat(Ask.toRestart("web").aged(Duration.ofSeconds(299)).admittedBy(guard, host.standing))
        .isFalse();
    assertThat(Ask.toRestart("web").aged(Duration.ofMinutes(5)).admittedBy(guard, host.standing))
        .isTrue();
  }

  @Test
  void a_young_member_of_the_impact_set_holds_as_well() {
    host.restarted("db", false);
    host.after("1M");
    assertThat(Ask.toRestart("web").takingAlong("db").refusedBy(guard, host.standing))
        .isEqualTo(
            "db (it goes down with web) started 1m ago; start grace 5m: holds for another 4m");
    host.after("4M");
    assertThat(Ask.toRestart("web").takingAlong("db").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void the_age_of_the_life_rules_not_when_it_was_noticed() {
    host.restarted("web", false);
    assertThat(Ask.toRestart("web").aged(Duration.ofMinutes(6)).admittedBy(guard, host.standing))
        .isTrue();
  }
}
