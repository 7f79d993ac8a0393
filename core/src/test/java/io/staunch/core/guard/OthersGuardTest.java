package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Incarnation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OthersGuardTest {
  private final Guard guard = new OthersGuard();
  private final Host host = new Host();

  @Test
  void a_host_where_nobody_else_is_at_work_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_running_package_manager_holds_until_it_is_done() {
    host.see(Optional.of("dpkg"), Optional.empty());
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("dpkg is installing or removing packages: holds until it is done");
    host.see(Optional.empty(), Optional.empty());
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void an_attached_debugger_holds_until_it_is_detached() {
    assertThat(Ask.toRestart("web").tracedBy(4242).refusedBy(guard, host.standing))
        .isEqualTo("a debugger (pid 4242) is attached to web: holds until it is detached");
    assertThat(Ask.toRestart("web").tracedBy(0).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_service_that_somebody_else_restarted_is_left_alone_for_a_cool_down() {
    host.restarted("web", false);
    host.after("2M");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("web was restarted 2m ago, not by us; left alone for 10m: holds for another 8m");
    host.after("8M");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_restart_of_our_own_is_nobody_elses() {
    host.restarted("web", true);
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void somebody_else_at_work_on_a_member_holds_as_well_but_not_on_a_stranger() {
    host.restarted("db", false);
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    assertThat(Ask.toRestart("web").takingAlong("db").refusedBy(guard, host.standing))
        .startsWith("db (it goes down with web) was restarted 0s ago, not by us");
  }

  @Test
  void the_same_life_told_twice_is_one_restart() {
    Incarnation life = host.restarted("web", false);
    host.after("10M");
    host.standing.started("web", life, false, host.at());
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }
}
