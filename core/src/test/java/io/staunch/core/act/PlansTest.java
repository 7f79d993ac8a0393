package io.staunch.core.act;

import static io.staunch.core.act.Fixtures.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.act.Step.AwaitLife;
import io.staunch.core.act.Step.Evidence;
import io.staunch.core.act.Step.Purpose;
import io.staunch.core.act.Step.Run;
import io.staunch.core.act.Step.Settle;
import io.staunch.core.act.Step.Signal;
import io.staunch.core.act.Step.Veto;
import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final Duration BUDGET = Duration.ofSeconds(3);

  private static Plan plan(Rung rung, ServiceActions actions) {
    return Plans.of(rung, actions, BUDGET).orElseThrow();
  }

  @Test
  void a_restart_asks_drains_stops_starts_looks_and_undrains() {
    Plan plan = plan(Rung.RESTART, Fixtures.FULL);
    assertThat(plan.steps())
        .containsExactly(
            new Veto(action("ask-site")),
            new Evidence(BUDGET),
            new Run(Purpose.DRAIN, action("drain-it")),
            new Run(Purpose.STOP, action("stop-it")),
            new Run(Purpose.START, action("start-it")),
            new AwaitLife(Duration.ofSeconds(30)),
            new Settle(Duration.ofSeconds(5)),
            new Run(Purpose.HEALTH, action("is-it-well")),
            new Run(Purpose.UNDRAIN, action("undrain-it")));
    assertThat(plan.compensation())
        .containsExactly(
            new Run(Purpose.START, action("start-it")),
            new AwaitLife(Duration.ofSeconds(30)),
            new Run(Purpose.UNDRAIN, action("undrain-it")));
  }

  @Test
  void a_service_is_stopped_by_signal_where_the_host_file_says_so() {
    Plan plan = plan(Rung.RESTART, Fixtures.signalled());
    assertThat(plan.steps())
        .containsExactly(
            new Evidence(BUDGET),
            new Signal(Duration.ofSeconds(10), Duration.ofSeconds(5)),
            new Run(Purpose.START, action("start-it")),
            new AwaitLife(Duration.ofSeconds(30)),
            new Settle(Duration.ofSeconds(5)));
  }

  @Test
  void one_restart_action_is_taken_before_stop_and_start_and_start_only_puts_back() {
    Plan plan = plan(Rung.RESTART, Fixtures.restarting());
    assertThat(plan.steps()).contains(new Run(Purpose.RESTART, action("restart-it")));
    assertThat(plan.steps()).noneMatch(step -> step.is(Purpose.START));
    assertThat(plan.compensation()).anyMatch(step -> step.is(Purpose.START));
  }

  @Test
  void a_supervisor_that_starts_by_itself_is_waited_for() {
    ServiceActions supervised =
        new ServiceActions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(action("undrain-it")),
            Optional.empty(),
            Optional.of(new ServiceActions.Stop.Command(action("stop-it"))),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            List.of());
    Plan plan = plan(Rung.RESTART, supervised);
    assertThat(plan.steps())
        .containsExactly(
            new Evidence(BUDGET),
            new Run(Purpose.STOP, action("stop-it")),
            new AwaitLife(Duration.ofSeconds(30)),
            new Settle(Duration.ofSeconds(5)));
    assertThat(plan.compensation()).as("nothing is un-drained that is not drained").isEmpty();
  }

  @Test
  void a_reload_keeps_the_life_and_needs_no_undoing() {
    Plan plan = plan(Rung.RELOAD, Fixtures.FULL);
    assertThat(plan.steps())
        .containsExactly(
            new Veto(action("ask-site")),
            new Evidence(BUDGET),
            new Run(Purpose.RELOAD, action("reload-it")),
            new Settle(Duration.ofSeconds(5)),
            new Run(Purpose.HEALTH, action("is-it-well")));
    assertThat(plan.compensation()).isEmpty();
  }

  @Test
  void without_a_budget_no_evidence_is_captured() {
    Plan plan = Plans.of(Rung.RESTART, Fixtures.FULL, Duration.ZERO).orElseThrow();
    assertThat(plan.steps()).noneMatch(Evidence.class::isInstance);
  }

  @Test
  void what_the_host_file_does_not_name_is_not_possible() {
    assertThat(Plans.possible(Fixtures.NOTHING)).isEmpty();
    assertThat(Plans.possible(Fixtures.signalled())).containsExactly(Rung.RESTART);
    assertThat(Plans.possible(Fixtures.FULL)).containsExactly(Rung.RELOAD, Rung.RESTART);
    assertThat(Plans.of(Rung.RELOAD, Fixtures.signalled(), BUDGET)).isEmpty();
  }

  @Test
  void a_compensation_never_disrupts() {
    List<Step> stop = List.of(new Run(Purpose.STOP, action("stop-it")));
    assertThatThrownBy(() -> new Plan(stop, stop)).hasMessageContaining("may not disrupt");
  }
}
