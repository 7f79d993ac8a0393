package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Glob;
import io.staunch.core.guard.Terms.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the guards budget and outage say of groups. */
class GroupTest {
  private static final Budget TWO = new Budget(2, Duration.ofHours(1));

  private final Guard budget = new BudgetGuard();
  private final Guard outage = new OutageGuard();
  private final Host host = new Host();

  private static Group tier(Optional<Budget> budget, Optional<Integer> outAtOnce, String... who) {
    return new Group("tier", List.of(who).stream().map(Glob::new).toList(), budget, outAtOnce);
  }

  private static Ask toRestart(String service, Group group) {
    return Ask.toRestart(service).in(group);
  }

  @Test
  void its_services_share_one_budget_and_others_do_not_touch_it() {
    Group tier = tier(Optional.of(TWO), Optional.empty(), "web", "ca*");
    host.restart("web");
    host.restart("db");
    assertThat(toRestart("cache", tier).admittedBy(budget, host.standing)).isTrue();
    host.after("20M").restart("cache");
    assertThat(toRestart("web", tier).refusedBy(budget, host.standing))
        .isEqualTo("group tier has used 2 of its 2 restarts per 1h; enough are free in 40m");
    assertThat(toRestart("db", tier).admittedBy(budget, host.standing)).isTrue();
    host.after("40M");
    assertThat(toRestart("web", tier).admittedBy(budget, host.standing)).isTrue();
  }

  @Test
  void every_member_of_the_impact_set_that_belongs_to_it_spends_a_token() {
    Group tier = tier(Optional.of(TWO), Optional.empty(), "web", "cache");
    host.restart("web");
    assertThat(toRestart("cache", tier).takingAlong("web", "db").refusedBy(budget, host.standing))
        .isEqualTo(
            "group tier has used 1 of its 2 restarts per 1h; this one needs 2; enough are free in 1h");
    assertThat(toRestart("mail", tier).takingAlong("web").admittedBy(budget, host.standing))
        .isTrue();
  }

  @Test
  void a_person_renews_a_services_budget_but_not_its_groups() {
    Group tier = tier(Optional.of(TWO), Optional.empty(), "web");
    host.restart("web");
    host.restart("web");
    host.standing.acknowledged("web");
    assertThat(
            Ask.toRestart("web")
                .serviceBudget(1, Duration.ofHours(1))
                .admittedBy(budget, host.standing))
        .isTrue();
    assertThat(toRestart("web", tier).refusedBy(budget, host.standing)).startsWith("group tier");
  }

  @Test
  void restarts_by_others_and_gentle_rungs_count_as_they_do_for_a_service() {
    Group tier = tier(Optional.of(TWO), Optional.empty(), "web", "db");
    host.restarted("web", false);
    host.restarted("db", false);
    assertThat(toRestart("web", tier).admittedBy(budget, host.standing)).isFalse();
    assertThat(toRestart("web", tier).by(Rung.RELOAD).admittedBy(budget, host.standing)).isTrue();
  }

  @Test
  void an_intent_that_was_never_written_gives_the_groups_tokens_back() {
    Group tier = tier(Optional.of(new Budget(1, Duration.ofHours(1))), Optional.empty(), "*");
    long lost = host.intend(Rung.RESTART, "web");
    assertThat(toRestart("db", tier).admittedBy(budget, host.standing)).isFalse();
    host.standing.withdrawn(lost);
    assertThat(toRestart("db", tier).admittedBy(budget, host.standing)).isTrue();
  }

  @Test
  void only_so_many_of_it_may_be_out_however_many_may_be_in_all() {
    Group tier = tier(Optional.empty(), Optional.of(1), "web", "cache");
    long order = host.intend(Rung.RESTART, "web");
    host.standing.ended(order, true, host.at());
    assertThat(toRestart("cache", tier).outAtOnce(9).refusedBy(outage, host.standing))
        .isEqualTo(
            "1 service of group tier out already (web), 1 allowed at once: holds until enough were seen healthy");
    assertThat(toRestart("db", tier).outAtOnce(9).admittedBy(outage, host.standing)).isTrue();
    host.standing.seenUp(order);
    assertThat(toRestart("cache", tier).outAtOnce(9).admittedBy(outage, host.standing)).isTrue();
  }

  @Test
  void an_impact_set_that_takes_too_many_of_it_is_said_to_be_never_possible() {
    Group tier = tier(Optional.empty(), Optional.of(1), "web", "cache");
    assertThat(
            toRestart("web", tier)
                .takingAlong("cache", "db")
                .outAtOnce(9)
                .refusedBy(outage, host.standing))
        .isEqualTo(
            "2 services of group tier would be out at once (cache, web), 1 allowed; raise the group's out-at-once");
  }
}
