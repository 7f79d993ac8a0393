package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageGuardTest {
  private final Guard guard = new OutageGuard();
  private final Host host = new Host();

  @Test
  void with_nothing_out_and_nothing_under_way_one_service_may_go() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_service_has_one_order_at_a_time() {
    host.intend(Rung.RELOAD, "web");
    assertThat(Ask.toRestart("web").outAtOnce(9).refusedBy(guard, host.standing))
        .isEqualTo("order 1 on web is under way: holds until it has ended");
  }

  @Test
  void an_order_on_one_service_is_an_order_on_all_that_go_along() {
    host.intend(Rung.RESTART, "db", "cache");
    assertThat(host.standing.underWay("cache")).contains(1L);
    assertThat(
            Ask.toRestart("web").takingAlong("cache").outAtOnce(9).refusedBy(guard, host.standing))
        .isEqualTo(
            "order 1 on cache (it goes down with web) is under way: holds until it has ended");
  }

  @Test
  void a_life_gets_one_order_that_ends_it() {
    long order = host.intend(Rung.RESTART, "web");
    host.standing.ended(order, true, host.at());
    host.standing.seenUp(order);
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "order 1 was for this same life of web, and it has not changed: holds until it has, or until a person"
                + " acknowledges (staunch ack)");
    assertThat(Ask.toRestart("web").by(Rung.RELOAD).admittedBy(guard, host.standing)).isTrue();
    assertThat(Ask.toRestart("web").of(new Incarnation("life-2")).admittedBy(guard, host.standing))
        .isTrue();
    host.standing.acknowledged("web");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void going_along_with_an_order_that_did_nothing_does_not_free_a_life_that_had_one() {
    long first = host.intend(Rung.RESTART, "web");
    host.standing.ended(first, true, host.at());
    host.standing.seenUp(first);
    long along = host.intend(Rung.RESTART, "db", "web");
    host.standing.ended(along, false, host.at());
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .startsWith("order 1 was for this same life");
  }

  @Test
  void a_gentle_order_does_not_use_up_its_life() {
    long order = host.intend(Rung.RELOAD, "web");
    host.standing.ended(order, true, host.at());
    host.standing.seenUp(order);
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void an_order_that_did_nothing_leaves_the_life_free_for_another() {
    long order = host.intend(Rung.RESTART, "web");
    host.standing.ended(order, false, host.at());
    assertThat(host.standing.treasury().out()).isEmpty();
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_permit_never_returns_by_time() {
    long order = host.intend(Rung.RESTART, "db");
    host.standing.ended(order, true, host.at());
    host.after("9000H");
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "1 service out already (db), 1 allowed at once: holds until enough were seen healthy");
    host.rebooted(Duration.ofDays(300));
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
  }

  @Test
  void a_permit_returns_when_the_members_were_seen_healthy() {
    long order = host.intend(Rung.RESTART, "db");
    host.standing.ended(order, true, host.at());
    host.standing.seenUp(order);
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void healthy_before_the_order_has_ended_says_nothing_about_after() {
    long order = host.intend(Rung.RESTART, "db");
    host.standing.seenUp(order);
    assertThat(host.standing.treasury().out()).containsEntry("db", order);
  }

  @Test
  void a_person_returns_permits_but_not_those_of_orders_under_way() {
    long order = host.intend(Rung.RESTART, "db");
    host.standing.acknowledged("db");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
    host.standing.ended(order, true, host.at());
    host.standing.acknowledged("db");
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void what_was_not_seen_healthy_is_not_acted_on_again_however_many_may_be_out() {
    long order = host.intend(Rung.RESTART, "web");
    host.standing.ended(order, true, host.at());
    Incarnation after = host.restarted("web", true);
    assertThat(Ask.toRestart("web").of(after).outAtOnce(9).refusedBy(guard, host.standing))
        .isEqualTo(
            "web was not seen healthy since order 1: holds until it is, or until a person acknowledges");
  }

  @Test
  void every_member_of_the_impact_set_needs_a_permit() {
    assertThat(Ask.toRestart("web").takingAlong("db").outAtOnce(2).admittedBy(guard, host.standing))
        .isTrue();
    assertThat(Ask.toRestart("web").takingAlong("db").outAtOnce(1).refusedBy(guard, host.standing))
        .isEqualTo(
            "2 services would be out at once (db, web), 1 allowed; raise out-at-once in the policy");
    host.intend(Rung.RESTART, "cache");
    assertThat(Ask.toRestart("web").takingAlong("db").outAtOnce(2).admittedBy(guard, host.standing))
        .isFalse();
    assertThat(Ask.toRestart("web").takingAlong("db").outAtOnce(3).admittedBy(guard, host.standing))
        .isTrue();
  }

  @Test
  void an_intent_that_was_never_written_leaves_no_trace() {
    long order = host.intend(Rung.RESTART, "web", "db");
    host.standing.withdrawn(order);
    assertThat(host.standing.underWay()).isEmpty();
    assertThat(host.standing.treasury().out()).isEmpty();
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_repeated_intent_is_the_same_order_and_spends_nothing_more() {
    for (int i = 0; i < 3; i++) {
      host.standing.intended(7, "web", Ask.LIFE, Rung.RESTART, List.of("web"), host.at());
    }
    assertThat(host.standing.underWay()).containsExactly(7L);
    assertThat(Ask.toRestart("web").admittedBy(new BudgetGuard(), host.standing)).isTrue();
    host.standing.ended(7, true, host.at());
    assertThat(host.standing.underWay()).isEmpty();
  }

  @Test
  void the_end_of_an_unknown_order_changes_nothing() {
    long order = host.intend(Rung.RESTART, "web");
    host.standing.ended(order + 1, false, host.at());
    assertThat(host.standing.underWay()).containsExactly(order);
    host.standing.ended(order, true, host.at());
    host.standing.ended(order, false, host.at());
    assertThat(host.standing.treasury().out()).containsKey("web");
  }
}
