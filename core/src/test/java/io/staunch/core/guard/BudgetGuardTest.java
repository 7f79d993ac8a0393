package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetGuardTest {
  private final Guard guard = new BudgetGuard();
  private final Host host = new Host();

  @Test
  void an_unspent_budget_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void so_many_restarts_per_window_and_each_frees_one_window_later() {
    host.restart("web");
    host.after("20M").restart("web");
    host.after("20M").restart("web");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("web has used 3 of its 3 restarts per 1h; enough are free in 20m");
    host.after("19M59S");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing)).endsWith("in 1s");
    host.after("1S");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    host.restart("web");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing)).endsWith("in 20m");
  }

  @Test
  void the_hosts_budget_is_shared_by_all_services() {
    for (String service : List.of("web", "db", "cache", "mail", "web")) {
      host.restart(service);
    }
    assertThat(Ask.toRestart("db").refusedBy(guard, host.standing))
        .isEqualTo("this host has used 5 of its 5 restarts per 1h; enough are free in 1h");
  }

  @Test
  void an_order_counts_from_its_intent_and_whatever_becomes_of_it() {
    long held = host.intend(Rung.RESTART, "web");
    host.standing.ended(held, false, host.at());
    long failed = host.intend(Rung.RESTART, "web");
    host.standing.ended(failed, true, host.at());
    host.intend(Rung.RESTART, "web");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .startsWith("web has used 3 of its 3");
  }

  @Test
  void an_intent_that_was_never_written_gives_its_tokens_back() {
    host.restart("web");
    host.restart("web");
    long lost = host.intend(Rung.RESTART, "web");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.standing.withdrawn(lost);
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    host.standing.withdrawn(lost);
    host.standing.withdrawn(1);
    assertThat(
            Ask.toRestart("web")
                .serviceBudget(2, Duration.ofHours(1))
                .admittedBy(guard, host.standing))
        .isFalse();
  }

  @Test
  void a_reboot_counts_every_token_as_used_for_a_whole_window_again() {
    Ask ask = Ask.toRestart("web").serviceBudget(1, Duration.ofHours(1));
    host.restart("web");
    host.after("59M").rebooted(Duration.ofMinutes(10));
    assertThat(ask.refusedBy(guard, host.standing)).endsWith("enough are free in 50m");
    host.after("50M");
    assertThat(ask.admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void gentle_rungs_are_counted_apart() {
    Ask ask = Ask.toRestart("web").serviceBudget(1, Duration.ofHours(1));
    host.intend(Rung.RELOAD, "web");
    assertThat(ask.admittedBy(guard, host.standing)).isTrue();
    assertThat(ask.by(Rung.RELOAD).refusedBy(guard, host.standing))
        .isEqualTo("web has used 1 of its 1 gentle action per 1h; enough are free in 1h");
    assertThat(ask.by(Rung.TRIM).admittedBy(guard, host.standing)).isFalse();
    host.restart("web");
    assertThat(ask.by(Rung.RESTART).admittedBy(guard, host.standing)).isFalse();
  }

  @Test
  void somebody_elses_restarts_count_and_may_overdraw() {
    for (int i = 0; i < 5; i++) {
      host.restarted("web", false);
    }
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo("web has used 5 of its 3 restarts per 1h; enough are free in 1h");
    assertThat(Ask.toRestart("db").admittedBy(guard, host.standing)).isFalse();
    assertThat(Ask.toRestart("web").by(Rung.RELOAD).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void every_member_of_the_impact_set_spends_a_token() {
    host.intend(Rung.RESTART, "web", "db", "cache");
    Ask ask = Ask.toRestart("db").serviceBudget(1, Duration.ofHours(1));
    assertThat(ask.refusedBy(guard, host.standing)).startsWith("db has used 1 of its 1");
    assertThat(Ask.toRestart("mail").takingAlong("web", "db").refusedBy(guard, host.standing))
        .isEqualTo(
            "this host has used 3 of its 5 restarts per 1h; this one needs 3; enough are free in 1h");
    assertThat(Ask.toRestart("mail").takingAlong("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void an_impact_set_larger_than_the_budget_is_said_to_be_never_possible() {
    assertThat(
            Ask.toRestart("web")
                .takingAlong("db", "cache")
                .hostBudget(2, Duration.ofHours(1))
                .refusedBy(guard, host.standing))
        .isEqualTo(
            "this host has used 0 of its 2 restarts per 1h; this one needs 3: never enough; raise the budget in the"
                + " policy");
    assertThat(
            Ask.toRestart("web")
                .serviceBudget(0, Duration.ofHours(1))
                .refusedBy(guard, host.standing))
        .contains("never enough");
  }

  @Test
  void a_person_renews_the_services_budget_but_not_the_hosts() {
    for (int i = 0; i < 3; i++) {
      host.restart("web");
    }
    host.standing.acknowledged("web");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
    assertThat(
            Ask.toRestart("web")
                .hostBudget(3, Duration.ofHours(1))
                .admittedBy(guard, host.standing))
        .isFalse();
  }

  @Test
  void a_shorter_window_in_a_new_policy_frees_tokens_at_once() {
    Ask ask = Ask.toRestart("web").serviceBudget(1, Duration.ofHours(1));
    host.restart("web");
    host.after("10M");
    assertThat(ask.admittedBy(guard, host.standing)).isFalse();
    assertThat(ask.serviceBudget(1, Duration.ofMinutes(10)).admittedBy(guard, host.standing))
        .isTrue();
  }

  @Test
  void the_largest_budget_is_counted_exactly() {
    Ask ask =
        Ask.toRestart("web")
            .serviceBudget(Terms.Budget.MOST_ACTIONS, Duration.ofHours(1))
            .hostBudget(Terms.Budget.MOST_ACTIONS, Duration.ofHours(1));
    for (int i = 0; i < Terms.Budget.MOST_ACTIONS; i++) {
      assertThat(ask.admittedBy(guard, host.standing)).isTrue();
      host.restart("web");
    }
    assertThat(ask.admittedBy(guard, host.standing)).isFalse();
  }

  @Test
  void a_budget_that_could_not_be_counted_is_refused_at_once() {
    assertThatThrownBy(() -> new Terms.Budget(65, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Terms.Budget(-1, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Terms.Budget(3, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
