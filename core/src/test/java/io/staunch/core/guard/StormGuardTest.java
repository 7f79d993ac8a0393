package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import org.junit.jupiter.api.Test;

class StormGuardTest {
  private final Guard guard = new StormGuard();
  private final Host host = new Host();

  @Test
  void one_sick_service_is_no_storm() {
    host.intend(Rung.RESTART, "db");
    assertThat(Ask.toRestart("web").withSick(2).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void the_first_action_of_a_storm_passes() {
    assertThat(Ask.toRestart("web").withSick(5).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void in_a_storm_one_action_at_a_time() {
    long order = host.intend(Rung.RESTART, "db");
    assertThat(Ask.toRestart("web").withSick(3).refusedBy(guard, host.standing))
        .isEqualTo(
            "3 services sick at once (a storm from 3 on), so one action at a time: order 1 is under way; holds until"
                + " that was seen healthy");
    host.standing.ended(order, true, host.at());
    assertThat(Ask.toRestart("web").withSick(3).refusedBy(guard, host.standing))
        .contains("db was not seen healthy since order 1");
    host.standing.seenUp(order);
    assertThat(Ask.toRestart("web").withSick(3).admittedBy(guard, host.standing)).isTrue();
  }
}
