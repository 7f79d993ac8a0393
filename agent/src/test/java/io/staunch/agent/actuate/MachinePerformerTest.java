package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.FakeClock;
import io.staunch.core.act.Action;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.Step;
import io.staunch.core.act.Step.Purpose;
import io.staunch.core.act.StepResult;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.policy.file.HostAction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MachinePerformerTest {
  private static final Incarnation OLD = new Incarnation("old");
  private static final Incarnation NEW = new Incarnation("new");
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  private final Seen seen = new Seen();
  private volatile Optional<String> held = Optional.empty();
  private volatile EvidenceTaker evidence = (order, service, members, budget) -> "kept";
  private final MachinePerformer performer =
      new MachinePerformer(
          name -> name.equals("gone") ? Optional.empty() : Optional.of(action(name)),
          seen,
          () -> held,
          (order, service, members, budget) -> evidence.take(order, service, members, budget),
          CommandRunner.ofThisMachine(),
          Processes.TABLE,
          clock);

  @AfterEach
  void close() {
    performer.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"RELOAD", "DRAIN", "STOP", "RESTART"})
  void a_pause_holds_what_disrupts(Purpose purpose) throws Exception {
    held = Optional.of("paused");
    StepResult result = perform(run(purpose, "no"));
    assertThat(result.end()).isEqualTo(End.HELD);
    assertThat(result.detail()).isEqualTo("paused");
    assertThat(result.now()).contains(OLD);
  }

  @Test
  void a_pause_lets_finish_what_restores() throws Exception {
    held = Optional.of("paused");
    seen.then();
    assertThat(perform(run(Purpose.START, "ok")).end()).isEqualTo(End.OK);
    assertThat(perform(run(Purpose.UNDRAIN, "ok")).end()).isEqualTo(End.OK);
  }

  @Test
  void nothing_is_done_to_another_life_than_the_judged_one() throws Exception {
    seen.then(NEW);
    StepResult result = perform(new Step.Signal(SECONDS, SECONDS));
    assertThat(result.end()).isEqualTo(End.CHANGED);
    assertThat(result.detail()).isEqualTo("life new is there, judged was old");
    assertThat(perform(run(Purpose.RESTART, "ok")).end()).isEqualTo(End.CHANGED);
  }

  @Test
  void a_service_that_is_up_is_not_started_again() throws Exception {
    assertThat(perform(run(Purpose.START, "ok")).end()).isEqualTo(End.CHANGED);
  }

  @Test
  void exit_codes_decide_how_an_action_ended() throws Exception {
    assertThat(perform(run(Purpose.RELOAD, "ok")).detail()).isEqualTo("exit code 0");
    StepResult failed = perform(run(Purpose.RELOAD, "no"));
    assertThat(failed.end()).isEqualTo(End.FAILED);
    assertThat(failed.detail()).isEqualTo("exit code 1");
  }

  @Test
  void an_action_that_left_the_host_file_is_not_begun() throws Exception {
    StepResult result = perform(run(Purpose.RELOAD, "gone"));
    assertThat(result.end()).isEqualTo(End.FAILED);
    assertThat(result.detail()).contains("names no action gone").contains("not begun");
  }

  @Test
  void a_veto_needs_a_go() throws Exception {
    assertThat(perform(new Step.Veto(new Action("ok", SECONDS))).end()).isEqualTo(End.OK);
    StepResult no = perform(new Step.Veto(new Action("no", SECONDS)));
    assertThat(no.end()).isEqualTo(End.HELD);
    assertThat(no.detail()).isEqualTo("the veto command no did not say go: exit code 1");
    assertThat(perform(new Step.Veto(new Action("gone", SECONDS))).end()).isEqualTo(End.HELD);
  }

  @Test
  void a_stop_has_ended_well_only_when_the_life_is_gone() throws Exception {
    StepResult still = perform(run(Purpose.STOP, "ok"));
    assertThat(still.end()).as("it may go yet").isEqualTo(End.UNKNOWN);
    assertThat(still.detail()).startsWith("the service is still there");
    seen.then(OLD, OLD, OLD).andThen();
    assertThat(perform(run(Purpose.STOP, "ok")).end()).isEqualTo(End.OK);
  }

  @Test
  void a_new_life_is_awaited_and_not_for_ever() throws Exception {
    seen.then(OLD, OLD).andThen(NEW);
    assertThat(perform(new Step.AwaitLife(SECONDS)).end()).isEqualTo(End.OK);
    seen.then();
    StepResult late = perform(new Step.AwaitLife(SECONDS));
    assertThat(late.end()).isEqualTo(End.FAILED);
    assertThat(late.detail()).isEqualTo("no new life within 10.0 s");
    assertThat(late.took()).isEqualTo(SECONDS);
  }

  @Test
  void a_life_settles_only_when_it_stands_all_the_time() throws Exception {
    assertThat(perform(new Step.Settle(SECONDS)).end()).isEqualTo(End.OK);
    seen.then(OLD, OLD, OLD).andThen();
    assertThat(perform(new Step.Settle(SECONDS)).detail())
        .isEqualTo("life old ended before 10.0 s");
  }

  @Test
  void evidence_is_never_a_reason_to_stop() throws Exception {
    assertThat(perform(new Step.Evidence(SECONDS)).detail()).isEqualTo("kept");
  }

  @Test
  void what_breaks_within_is_unknown_and_answered() throws Exception {
    evidence =
        (order, service, members, budget) -> {
          throw new IllegalStateException("boom");
        };
    StepResult result = perform(new Step.Evidence(SECONDS));
    assertThat(result.end()).isEqualTo(End.UNKNOWN);
    assertThat(result.detail()).contains("boom");
  }

  @Test
  void more_steps_than_can_wait_are_answered_at_once() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    evidence =
        (order, service, members, budget) -> {
          go.await();
          return "late";
        };
    int most = MachinePerformer.AT_ONCE + MachinePerformer.WAITING_MOST;
    List<CompletableFuture<StepResult>> answers =
        java.util.stream.IntStream.range(0, most)
            .mapToObj(i -> begun(new Step.Evidence(SECONDS)))
            .toList();
    assertThat(answers).noneMatch(CompletableFuture::isDone);
    assertThat(begun(run(Purpose.RESTART, "ok")).get().end()).isEqualTo(End.HELD);
    assertThat(begun(new Step.Evidence(SECONDS)).get().end()).isEqualTo(End.FAILED);
    go.countDown();
    for (CompletableFuture<StepResult> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).detail()).isEqualTo("late");
    }
  }

  @Test
  void a_step_whose_turn_comes_too_late_is_not_begun_any_more() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    evidence =
        (order, service, members, budget) -> {
          go.await();
          return "kept";
        };
    for (int i = 0; i < MachinePerformer.AT_ONCE; i++) {
      var _ = begun(new Step.Evidence(SECONDS));
    }
    CompletableFuture<StepResult> stop = begun(run(Purpose.STOP, "ok"));
    CompletableFuture<StepResult> health = begun(run(Purpose.HEALTH, "ok"));
    clock.sleep(HandEffect.Perform.BEGIN_WITHIN);
    go.countDown();
    StepResult late = stop.get(20, TimeUnit.SECONDS);
    assertThat(late.end()).isEqualTo(End.HELD);
    assertThat(late.detail()).isEqualTo("not begun: it waited too long for its turn");
    assertThat(late.now()).contains(OLD);
    assertThat(health.get(20, TimeUnit.SECONDS).end()).isEqualTo(End.FAILED);
  }

  private static Step run(Purpose purpose, String action) {
    return new Step.Run(purpose, new Action(action, SECONDS));
  }

  private static HostAction action(String name) {
    String program = name.equals("ok") ? "/bin/true" : "/bin/false";
    return new HostAction(name, List.of(program), SECONDS, Bytes.ofKibi(4));
  }

  private StepResult perform(Step step) throws Exception {
    return begun(step).get(20, TimeUnit.SECONDS);
  }

  private CompletableFuture<StepResult> begun(Step step) {
    CompletableFuture<StepResult> result = new CompletableFuture<>();
    performer.perform(new HandEffect.Perform(1, 0, false, step, "web", OLD), result::complete);
    return result;
  }

  /** Lives as a script: what is seen at each look, the last for ever. */
  private static final class Seen implements Lives {
    private final Deque<Optional<Incarnation>> looks = new ArrayDeque<>(List.of(Optional.of(OLD)));

    synchronized Seen then(Incarnation... lives) {
      looks.clear();
      return lives.length == 0 ? andThen() : add(lives);
    }

    synchronized Seen andThen(Incarnation... lives) {
      return lives.length == 0 ? add(Optional.empty()) : add(lives);
    }

    private Seen add(Incarnation... lives) {
      for (Incarnation life : lives) {
        add(Optional.of(life));
      }
      return this;
    }

    private Seen add(Optional<Incarnation> life) {
      looks.add(life);
      return this;
    }

    @Override
    public synchronized Optional<Incarnation> current(String service) {
      return looks.size() > 1 ? looks.pop() : looks.getFirst();
    }

    @Override
    public List<Member> members(String service) {
      return List.of();
    }
  }
}
