package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.act.Step;
import io.staunch.core.act.StepResult.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
final class SignalActuatorTest {
  private static final String STUBBORN = "trap '' TERM; echo ready; while :; do sleep 0.05; done";

  private final Processes processes = new Processes();
  private final SignalActuator actuator =
      new SignalActuator(Processes.TABLE, MonotonicClock.SYSTEM);

  @AfterEach
  void endThem() {
    processes.close();
  }

  @Test
  void a_well_behaved_process_gets_only_term() throws Exception {
    Member polite = processes.start(true, "echo ready; exec sleep 60").member();
    Ending ending = stop(List.of(polite), 5000, 1000);
    assertThat(ending.end()).isEqualTo(End.OK);
    assertThat(ending.detail()).startsWith("TERM to 1 process of process group " + polite.pid());
    assertThat(ending.detail()).doesNotContain("KILL").endsWith("all are gone");
    assertThat(Processes.alive(polite)).isFalse();
  }

  @Test
  void a_stubborn_process_is_killed_after_its_time() throws Exception {
    Member stubborn = processes.start(true, STUBBORN).member();
    Ending ending = stop(List.of(stubborn), 200, 5000);
    assertThat(ending.end()).isEqualTo(End.OK);
    assertThat(ending.detail()).contains("KILL to ").contains(" after 200 ms");
    assertThat(Processes.alive(stubborn)).isFalse();
  }

  @Test
  void a_group_goes_with_all_its_children() throws Exception {
    Processes.Started leader =
        processes.start(
            true,
            "sleep 60 & a=$!; (trap '' TERM; exec sleep 60) & echo $a $!; wait; exec sleep 60");
    List<Member> members =
        List.of(leader.member(), child(leader.firstLine(), 0), child(leader.firstLine(), 1));
    Ending ending = stop(members, 300, 5000);
    assertThat(ending.end()).isEqualTo(End.OK);
    assertThat(ending.detail()).startsWith("TERM to 3 processes of process group");
    assertThat(members).noneMatch(Processes::alive);
  }

  @Test
  void who_shares_a_group_with_the_service_is_left_alone() throws Exception {
    Processes.Started leader = processes.start(true, "sleep 60 & echo $!; exec sleep 60");
    Member stranger = child(leader.firstLine(), 0);
    Ending ending = stop(List.of(leader.member()), 5000, 1000);
    assertThat(ending.end()).isEqualTo(End.OK);
    assertThat(ending.detail()).startsWith("TERM to 1 process;");
    assertThat(Processes.alive(leader.member())).isFalse();
    assertThat(Processes.alive(stranger)).isTrue();
  }

  @Test
  void a_service_in_our_own_group_is_stopped_without_us() throws Exception {
    Member inOurs = processes.start(false, "echo ready; exec sleep 60").member();
    assertThat(Processes.TABLE.of(inOurs.pid()).orElseThrow().group())
        .isEqualTo(Processes.TABLE.own().group());
    assertThat(stop(List.of(inOurs), 5000, 1000).end()).isEqualTo(End.OK);
    assertThat(Processes.alive(inOurs)).isFalse();
  }

  @Test
  void a_later_process_with_the_same_number_is_never_signalled() throws Exception {
    Member other = processes.start(true, "echo ready; exec sleep 60").member();
    Member before = new Member(other.pid(), other.startTicks() - 1);
    Ending ending = stop(List.of(before), 200, 200);
    assertThat(ending.end()).isEqualTo(End.OK);
    assertThat(Processes.alive(other)).isTrue();
  }

  private Member child(String line, int index) {
    return processes.note(Integer.parseInt(line.split(" ", -1)[index]));
  }

  private Ending stop(List<Member> members, long termMillis, long killMillis)
      throws InterruptedException {
    return actuator.stop(
        members, new Step.Signal(Duration.ofMillis(termMillis), Duration.ofMillis(killMillis)));
  }
}
