package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.Step.Purpose;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each end of each step leads to. */
class HandStepsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private HandWorld world = new HandWorld(new Scripted(), "web");

  private Outcome restart(Fate fate) {
    return run(fate, Rung.RESTART, Fixtures.FULL);
  }

  private Outcome run(Fate fate, Rung rung, ServiceActions actions) {
    world = new HandWorld(fate, "web");
    world.order(
        Fixtures.order(7, "web", world.services.life("web"), rung, actions), Duration.ofSeconds(1));
    world.runUntilTold(Duration.ofHours(2));
    return world.outcome(7);
  }

  private static Fate.Way timingOut(boolean effect) {
    return Fate.Way.timingOut(effect, TIMEOUT);
  }

  @Test
  void an_order_whose_steps_all_run_is_done_and_tells_each_of_them() {
    Outcome outcome = restart(new Scripted());
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    assertThat(outcome.after()).contains(new Incarnation("web#2"));
    assertThat(outcome.compensated()).isFalse();
    assertThat(outcome.reason()).isEqualTo("all steps ran");
    assertThat(outcome.steps())
        .hasSize(9)
        .first()
        .isEqualTo("the veto command ask-site: ok after 800 ms (by fate)");
    assertThat(outcome.took()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  @Test
  void a_veto_that_does_not_say_go_in_time_stops_everything() {
    for (Fate.Way way : List.of(Fate.Way.badly(), timingOut(false), Fate.Way.silently(false))) {
      Outcome outcome =
          restart(new Scripted().step(asked -> asked.what() instanceof Step.Veto, way));
      assertThat(outcome.end()).isEqualTo(Outcome.End.NOT_DONE);
      assertThat(outcome.reason()).startsWith("the veto command ask-site");
      assertThat(world.performed).containsExactly("7s0");
    }
  }

  @Test
  void evidence_that_fails_never_stops_an_order() {
    for (Fate.Way way : List.of(Fate.Way.badly(), timingOut(false), Fate.Way.silently(false))) {
      Outcome outcome =
          restart(new Scripted().step(asked -> asked.what() instanceof Step.Evidence, way));
      assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    }
  }

  @Test
  void a_life_that_is_no_longer_current_is_left_alone() {
    world = new HandWorld(new Scripted(), "web");
    Incarnation older = new Incarnation("an-older-life");
    world.order(Fixtures.order(7, "web", older, Rung.RESTART, Fixtures.signalled()), Duration.ZERO);
    world.runUntilTold(Duration.ofHours(1));
    assertThat(world.outcome(7).end()).isEqualTo(Outcome.End.NOT_DONE);
    assertThat(world.outcome(7).reason()).contains("no longer current");
    assertThat(world.outcome(7).after()).contains(world.services.life("web"));
  }

  @Test
  void a_step_that_is_held_before_anything_was_done_leaves_it_undone() {
    Outcome outcome = restart(new Scripted().step(Purpose.DRAIN, Fate.Way.held()));
    assertThat(outcome.end()).isEqualTo(Outcome.End.NOT_DONE);
    assertThat(outcome.reason()).isEqualTo("drain by drain-it was held (by fate)");
    assertThat(outcome.compensated()).isFalse();
  }

  @Test
  void a_stop_that_is_held_or_fails_after_the_drain_is_undrained() {
    for (Fate.Way way : List.of(Fate.Way.held(), Fate.Way.badly())) {
      Outcome outcome = restart(new Scripted().step(Purpose.STOP, way));
      assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
      assertThat(outcome.compensated()).isTrue();
      assertThat(world.services.drained).isEmpty();
      assertThat(world.services.lives).containsEntry("web", new Incarnation("web#1"));
    }
  }

  @Test
  void a_drain_that_gives_no_answer_takes_nothing_away_and_is_undone() {
    for (boolean effect : List.of(true, false)) {
      Outcome outcome = restart(new Scripted().step(Purpose.DRAIN, timingOut(effect)));
      assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
      assertThat(outcome.reason()).startsWith("drain by drain-it gave no answer within 20 s");
      assertThat(world.services.drained).isEmpty();
      assertThat(world.services.stoppedBy).isEmpty();
    }
  }

  @Test
  void a_start_that_fails_is_followed_by_one_more_as_compensation() {
    Outcome outcome = restart(new Scripted().step(Purpose.START, Fate.Way.badly()));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.compensated()).isTrue();
    assertThat(outcome.after()).contains(new Incarnation("web#2"));
    assertThat(world.services.drained).isEmpty();
    assertThat(outcome.reason())
        .isEqualTo(
            "start by start-it failed (by fate); put back: start by start-it ok; "
                + "put back: the wait for a new life ok; put back: un-drain by undrain-it ok");
  }

  @Test
  void a_service_that_cannot_be_started_again_is_told_to_be_down() {
    Outcome outcome =
        restart(new Scripted().step(asked -> asked.what().is(Purpose.START), Fate.Way.badly()));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.after()).isEmpty();
    assertThat(outcome.reason()).contains("the service is down");
    assertThat(world.services.drained).as("its traffic is let back all the same").isEmpty();
  }

  @Test
  void a_start_that_says_ok_but_brings_nothing_is_tried_once_more() {
    Fate.Way vain =
        new Fate.Way(StepResult.End.OK, false, Duration.ZERO, Duration.ofSeconds(1), true);
    Outcome outcome = restart(new Scripted().step(Purpose.START, vain));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).startsWith("no new life within 30 s");
    assertThat(world.services.lives).containsKey("web");
  }

  @Test
  void a_restart_that_gives_no_answer_is_proved_by_the_new_life() {
    for (Fate.Way way : List.of(timingOut(true), Fate.Way.silently(true))) {
      Outcome outcome =
          run(new Scripted().step(Purpose.RESTART, way), Rung.RESTART, Fixtures.restarting());
      assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
      assertThat(outcome.after()).contains(new Incarnation("web#2"));
    }
  }

  @Test
  void a_restart_that_gives_no_answer_and_brings_no_new_life_is_unknown_and_undrained() {
    for (Fate.Way way : List.of(timingOut(false), Fate.Way.silently(false))) {
      Outcome outcome =
          run(new Scripted().step(Purpose.RESTART, way), Rung.RESTART, Fixtures.restarting());
      assertThat(outcome.end()).isEqualTo(Outcome.End.UNKNOWN);
      assertThat(outcome.reason())
          .contains(
              "nobody knows whether restart by restart-it took effect", "the old life still runs");
      assertThat(outcome.compensated()).isTrue();
      assertThat(world.services.drained).isEmpty();
    }
  }

  @Test
  void a_stop_that_gives_no_answer_but_worked_is_followed_by_the_start() {
    Outcome outcome = restart(new Scripted().step(Purpose.STOP, timingOut(true)));
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    assertThat(outcome.reason())
        .isEqualTo("all steps ran; stop by stop-it did not end in time, but a new life is there");
  }

  @Test
  void a_stop_that_works_only_after_its_time_out_is_put_right_by_the_compensation() {
    Fate.Way late =
        new Fate.Way(StepResult.End.UNKNOWN, true, TIMEOUT.plusSeconds(5), TIMEOUT, true);
    Outcome outcome = restart(new Scripted().step(Purpose.STOP, late));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(world.services.lives).containsEntry("web", new Incarnation("web#2"));
    assertThat(world.services.drained).isEmpty();
  }

  @Test
  void a_reload_that_gives_no_answer_is_unknown_though_the_service_is_well() {
    Outcome outcome =
        run(new Scripted().step(Purpose.RELOAD, timingOut(true)), Rung.RELOAD, Fixtures.FULL);
    assertThat(outcome.end()).isEqualTo(Outcome.End.UNKNOWN);
    assertThat(outcome.after()).contains(new Incarnation("web#1"));
    assertThat(outcome.steps()).last().asString().startsWith("health check by is-it-well: ok");
  }

  @Test
  void nothing_more_is_disrupted_after_a_step_whose_end_is_not_known() {
    List<Step> steps =
        List.of(
            new Step.Run(Purpose.RELOAD, Fixtures.action("reload-it")),
            new Step.Run(Purpose.RESTART, Fixtures.action("restart-it")));
    Duration longEnough = Duration.ofMinutes(5);
    world = new HandWorld(new Scripted().step(Purpose.RELOAD, timingOut(true)), "web");
    world.order(
        new Order(
            7,
            "web",
            Rung.RESTART,
            world.services.life("web"),
            steps,
            List.of(),
            longEnough,
            longEnough,
            1,
            1),
        Duration.ZERO);
    world.runUntilTold(Duration.ofHours(1));
    assertThat(world.performed).containsExactly("7s0");
    assertThat(world.outcome(7).end()).isEqualTo(Outcome.End.UNKNOWN);
  }

  @Test
  void a_new_life_that_is_not_healthy_fails_the_order_and_gets_its_traffic_back() {
    Outcome outcome = restart(new Scripted().step(Purpose.HEALTH, Fate.Way.badly()));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).startsWith("unhealthy: health check by is-it-well failed");
    assertThat(world.services.drained).isEmpty();
    assertThat(world.services.lives).containsEntry("web", new Incarnation("web#2"));
  }

  @Test
  void health_that_gives_no_answer_leaves_the_end_unknown() {
    Outcome outcome = restart(new Scripted().step(Purpose.HEALTH, timingOut(false)));
    assertThat(outcome.end()).isEqualTo(Outcome.End.UNKNOWN);
    assertThat(world.services.drained).isEmpty();
  }

  @Test
  void an_undrain_that_gives_no_answer_is_made_sure_of_once_by_the_compensation() {
    Outcome outcome = restart(new Scripted().step(Purpose.UNDRAIN, timingOut(false)));
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    assertThat(outcome.compensated()).isTrue();
    assertThat(world.services.drained).isEmpty();
  }

  @Test
  void a_life_that_dies_while_it_settles_is_started_again_once() {
    world = new HandWorld(new Scripted(), "web");
    world.order(
        Fixtures.order(7, "web", world.services.life("web"), Rung.RESTART, Fixtures.FULL),
        Duration.ZERO);
    world.event(Duration.ofSeconds(7), () -> world.services.kill("web"));
    world.runUntilTold(Duration.ofHours(1));
    assertThat(world.outcome(7).reason()).startsWith("the life did not stand for 5 s");
    assertThat(world.outcome(7).end()).isEqualTo(Outcome.End.FAILED);
    assertThat(world.services.lives).containsEntry("web", new Incarnation("web#3"));
  }

  @Test
  void a_host_on_which_nothing_ever_answers_still_lets_the_order_end() {
    Fate mute = new Scripted().step(asked -> true, Fate.Way.silently(false)).blind();
    Outcome outcome = run(mute, Rung.RESTART, Fixtures.restarting());
    assertThat(outcome.end()).isEqualTo(Outcome.End.UNKNOWN);
  }
}
