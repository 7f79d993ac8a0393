package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarredGuardTest {
  private final Guard guard = new BarredGuard();
  private final Host host = new Host();

  @Test
  void what_was_never_barred_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_rung_that_bought_too_little_is_not_repeated() {
    host.standing.barred("web", Rung.RESTART, "the last restart bought 4m, 25m were needed");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "restart of web is barred: the last restart bought 4m, 25m were needed; holds until a person acknowledges"
                + " (staunch ack)");
  }

  @Test
  void a_bar_holds_for_that_rung_of_that_service_alone() {
    host.standing.barred("web", Rung.RELOAD, "no use");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    assertThat(Ask.toRestart("db").by(Rung.RELOAD).admittedBy(guard, host.standing)).isTrue();
    assertThat(host.standing.bars("web")).containsExactly(Rung.RELOAD);
  }

  @Test
  void neither_time_nor_a_new_life_lifts_a_bar_but_a_person_does() {
    host.standing.barred("web", Rung.RESTART, "no use");
    host.after("9000H").restarted("web", false);
    host.rebooted(Duration.ofDays(30));
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.standing.acknowledged("db");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.standing.acknowledged("web");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    assertThat(host.standing.bars("web")).isEmpty();
  }
}
