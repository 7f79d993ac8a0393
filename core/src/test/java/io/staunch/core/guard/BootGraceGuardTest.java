package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BootGraceGuardTest {
  private final Guard guard = new BootGraceGuard();
  private final Host host = new Host();

  @Test
  void a_host_that_has_long_been_up_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_host_that_booted_moments_ago_is_left_alone() {
    host.rebooted(Duration.ofSeconds(40));
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("the host booted 40s ago; boot grace 10m: holds for another 9m 20s");
  }

  @Test
  void the_grace_ends_to_the_second() {
    host.rebooted(Duration.ofSeconds(599));
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.after("1S");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void before_the_first_moment_is_known_nothing_is_done() {
    assertThat(Ask.toRestart("web").admittedBy(guard, new Standing())).isFalse();
  }

  @Test
  void without_a_grace_nothing_is_held() {
    host.rebooted(Duration.ZERO);
    assertThat(Ask.toRestart("web").noGraces().admittedBy(guard, host.standing)).isTrue();
  }
}
