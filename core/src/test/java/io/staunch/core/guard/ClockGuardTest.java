package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockGuardTest {
  private final Guard guard = new ClockGuard();
  private final Host host = new Host();

  @Test
  void a_trusted_clock_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_doubted_clock_holds_and_says_clock() {
    host.standing.clockDoubted("wall time stepped back by 40s");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "clock: wall time stepped back by 40s; holds until the clock has been steady and synchronised again");
  }

  @Test
  void only_a_trusted_clock_lifts_it_not_time() {
    host.standing.clockDoubted("synchronisation was lost");
    host.after("9000H");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.standing.clockTrusted();
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }
}
