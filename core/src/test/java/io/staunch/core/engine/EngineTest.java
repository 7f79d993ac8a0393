package io.staunch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.staunch.core.act.Outcome;
import io.staunch.core.detect.Finding;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EngineTest {
  private static final Ruleset AT_ONCE =
      Server.rules(Mode.ENFORCE, Server.limit(512, Sustained.AT_ONCE));

  @Test
  void a_limit_that_is_passed_leads_to_one_order_for_the_life_that_passed_it() {
    Server server = new Server(AT_ONCE);
    server.tick(3);
    server.uses("shop", 600);
    server.tick(5);

    assertThat(server.orders()).hasSize(1);
    assertThat(server.orders().getFirst().service()).isEqualTo("shop");
    assertThat(server.orders().getFirst().expected()).isEqualTo(server.life("shop"));
  }

  @Test
  void the_intent_is_in_the_ledger_before_the_order_leaves() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);

    assertThat(server.facts(Fact.Intended.class).getFirst().order())
        .isEqualTo(server.orders().getFirst());
  }

  @Test
  void an_intent_that_cannot_be_written_never_leaves_and_people_are_paged_from_memory() {
    Server server = new Server(AT_ONCE);
    server.tick(1);
    server.diskWorks(false);
    server.uses("shop", 600);
    server.tick(60);

    assertThat(server.orders()).isEmpty();
    assertThat(server.notices())
        .extracting(Notice::code)
        .contains("ST-DISK")
        .doesNotContain("ST-ACTED");
  }

  @Test
  void once_a_write_was_proved_the_held_act_goes_on() {
    Server server = new Server(AT_ONCE);
    server.tick(1);
    server.diskWorks(false);
    server.uses("shop", 600);
    server.tick(30);
    server.diskWorks(true);
    server.tick(30);

    assertThat(server.orders()).hasSize(1);
    assertThat(server.facts(Fact.Gap.class)).isNotEmpty();
  }

  @Test
  void what_the_disk_did_not_take_follows_the_gap_in_the_order_in_which_it_was_noted() {
    Server server = new Server(AT_ONCE);
    server.tick(1);
    server.diskWorks(false);
    server.send(new Event.Pause("anna", "release", Optional.empty(), server.at()));
    server.send(new Event.Resume("anna", server.at()));
    server.diskWorks(true);
    server.send(new Event.Pause("ben", "migration", Optional.empty(), server.at()));
    assertThat(server.facts(Fact.Paused.class)).isEmpty();
    server.tick(1);

    List<Fact> facts = server.facts(Fact.class);
    assertThat(facts.subList(facts.size() - 4, facts.size()))
        .containsExactly(
            new Fact.Gap(
                "3 entries could not be written before this one; what is still known of them"
                    + " follows"),
            new Fact.Paused("anna", "release", Optional.empty()),
            new Fact.Resumed("anna"),
            new Fact.Paused("ben", "migration", Optional.empty()));
    assertThat(server.ledger()).extracting(Entry::number).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void what_a_torn_tail_lost_is_written_down_as_a_gap() {
    Server server = new Server(AT_ONCE);
    server.send(new Event.Missing("a torn tail of 12 bytes was cut off", server.at()));

    assertThat(server.facts(Fact.Gap.class))
        .containsExactly(new Fact.Gap("a torn tail of 12 bytes was cut off"));
  }

  @Test
  void nothing_is_ordered_below_enforce_but_what_would_be_is_written_down() {
    Server server = new Server(Server.rules(Mode.ADVISE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(30);

    assertThat(server.orders()).isEmpty();
    assertThat(server.facts(Fact.Decided.class)).hasSize(1);
    assertThat(server.facts(Fact.Decided.class).getFirst().refusedBy()).contains("mode");
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-WOULD-ACT");
  }

  @Test
  void below_enforce_nobody_is_paged_for_what_a_guard_holds() {
    Server server = new Server(Server.rules(Mode.ADVISE, Server.limit(512, Sustained.AT_ONCE)));
    server.send(new Event.Pause("anna", "release", Optional.empty(), server.at()));
    server.uses("shop", 600);
    server.tick(1200);

    assertThat(server.notices()).isEmpty();
  }

  @Test
  void observing_is_silent() {
    Server server = new Server(Server.rules(Mode.OBSERVE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(600);

    assertThat(server.orders()).isEmpty();
    assertThat(server.notices()).isEmpty();
  }

  @Test
  void raising_the_mode_to_advise_during_an_incident_tells_people() {
    Server server = new Server(Server.rules(Mode.OBSERVE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(30);
    Ruleset advise = Server.rules(Mode.ADVISE, Server.limit(512, Sustained.AT_ONCE));
    server.send(new Event.PolicyChanged(advise, "anna", server.at()));
    server.tick(30);

    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-WOULD-ACT");
  }

  @Test
  void enforce_without_a_channel_that_passed_its_test_pages_at_once() {
    Server server = new Server(AT_ONCE);
    server.send(new Event.ChannelTested("pager", false, server.at()));
    server.uses("shop", 600);
    server.tick(3);

    assertThat(server.orders()).isEmpty();
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-HELD");
    assertThat(server.notices().getFirst().text()).contains("staunch notify test");
  }

  @Test
  void a_figure_that_was_not_read_in_time_once_wakes_nobody() {
    Server server = new Server(AT_ONCE);
    server.send(new Event.Pause("anna", "release", Optional.empty(), server.at()));
    server.uses("shop", 600);
    server.tick(2);
    server.measures(false);
    server.tick(1);

    assertThat(server.facts(Fact.Decided.class).getLast().refusedBy()).contains("candidates");
    assertThat(server.notices())
        .extracting(Notice::code, Notice::severity)
        .containsExactly(tuple("ST-HELD", Notice.Severity.TICKET));
  }

  @Test
  void people_are_paged_when_no_candidate_of_a_full_server_can_be_measured_for_long() {
    Server server = new Server(Server.rules(Mode.ENFORCE, Server.full(Duration.ofMinutes(10))));
    server.measures(false);
    server.uses("shop", 6500);
    server.tick(11 * 60);
    assertThat(server.notices()).isEmpty();

    server.tick(5 * 60);
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-NO-CANDIDATE");
  }

  @Test
  void where_nobody_may_ever_be_acted_on_people_are_paged_at_once() {
    Server server = new Server(Server.never("shop", AT_ONCE));
    server.uses("shop", 600);
    server.tick(2);

    assertThat(server.orders()).isEmpty();
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-NO-CANDIDATE");
  }

  @Test
  void what_is_never_to_be_acted_on_until_a_day_is_acted_on_from_then_on() {
    Server server = new Server(AT_ONCE);
    Instant end = server.at().wall().plusSeconds(4);
    server = new Server(Server.says("shop", new Stance(Risk.NEVER, Optional.of(end)), AT_ONCE));
    server.uses("shop", 600);
    server.tick(2);

    assertThat(server.orders()).isEmpty();
    assertThat(server.facts(Fact.Decided.class).getFirst().reason())
        .isEqualTo(
            "the policy says never to act on it until "
                + end.toString().substring(0, 10)
                + " "
                + end.toString().substring(11, 16)
                + " UTC");

    server.tick(4);
    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void a_service_that_comes_back_is_verified_up_and_later_worth_it() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.carryOut(60);
    server.tick(5);

    assertThat(server.facts(Fact.Verified.class))
        .extracting(Fact.Verified::verification)
        .extracting(Verification::kind, Verification::result)
        .containsExactly(tuple(Verification.Kind.UP, Verification.Result.YES));
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-ACTED");

    server.tick(2 * 3600);
    assertThat(server.facts(Fact.Verified.class).getLast().verification().kind())
        .isEqualTo(Verification.Kind.WORTH);
    assertThat(server.facts(Fact.Verified.class).getLast().verification().result())
        .isEqualTo(Verification.Result.YES);
  }

  @Test
  void a_leak_that_returns_at_once_stops_the_product_instead_of_feeding_it() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.carryOut(60);
    server.tick(30);
    server.uses("shop", 600);
    server.tick(3600);

    assertThat(server.orders()).hasSize(1);
    assertThat(server.facts(Fact.Barred.class)).hasSize(1);
    assertThat(server.notices()).extracting(Notice::code).contains("ST-INEFFECTIVE");
  }

  @Test
  void a_bar_is_lifted_by_a_person() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.carryOut(60);
    server.tick(120);
    server.uses("shop", 600);
    server.tick(60);
    long incident = server.notices().getLast().incident();
    server.send(new Event.Acknowledge(incident, "anna", server.at()));
    server.tick(1200);

    assertThat(server.orders()).hasSize(2);
  }

  @Test
  void a_page_is_repeated_until_somebody_has_seen_it() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.end(server.orders().getFirst(), Outcome.End.FAILED, Optional.empty());
    server.tick(2 * 3600);
    long pages = server.notices().stream().filter(n -> n.code().equals("ST-NOT-UP")).count();
    assertThat(pages).isBetween(3L, 5L);

    long incident = server.notices().getLast().incident();
    server.send(new Event.Acknowledge(incident, "anna", server.at()));
    server.notices().clear();
    server.tick(2 * 3600);
    assertThat(server.notices()).extracting(Notice::code).doesNotContain("ST-NOT-UP");
  }

  @Test
  void whoever_was_paged_that_nothing_is_done_is_told_when_it_was_done_and_reminded_no_more() {
    Server server = new Server(AT_ONCE);
    server.send(new Event.ChannelTested("pager", false, server.at()));
    server.uses("shop", 600);
    server.tick(3);
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-HELD");
    server.send(new Event.ChannelTested("pager", true, server.at()));
    server.tick(1);
    server.carryOut(60);
    server.tick(3600);

    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-HELD", "ST-ACTED");
  }

  @Test
  void a_page_that_was_lost_with_the_agent_is_said_by_the_next() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.end(server.orders().getFirst(), Outcome.End.FAILED, Optional.empty());
    server.tick(20);
    assertThat(server.notices()).extracting(Notice::code).contains("ST-NOT-UP");
    server.ledger().removeIf(entry -> entry.fact() instanceof Fact.Told);
    server.notices().clear();
    server.agentRestarts(AT_ONCE);
    server.tick(20);

    assertThat(server.notices()).extracting(Notice::code).containsOnlyOnce("ST-NOT-UP");
  }

  @Test
  void after_a_restart_of_the_agent_open_orders_are_asked_after_and_nothing_acts_twice() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.agentRestarts(AT_ONCE);

    assertThat(server.inquiries()).containsExactly(server.orders().getFirst().number());
    server.tick(30);
    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void cool_down_and_budget_survive_a_restart_of_the_agent() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(1);
    server.carryOut(60);
    server.tick(30);
    server.agentRestarts(AT_ONCE);
    server.restart("shop", 700);
    server.tick(120);

    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void an_order_that_nobody_heard_of_again_is_asked_after() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(120);

    assertThat(server.inquiries()).contains(server.orders().getFirst().number());
  }

  @Test
  void a_full_server_acts_on_the_candidate_that_gives_back_most() {
    Server server = new Server(Server.rules(Mode.ENFORCE, Server.full(Duration.ofMinutes(10))));
    server.tick(60);
    server.uses("shop", 5200);
    server.uses("api", 1600);
    server.tick(590);
    assertThat(server.orders()).isEmpty();
    server.tick(20);

    assertThat(server.orders()).extracting(order -> order.service()).containsExactly("shop");
    assertThat(server.facts(Fact.Decided.class).getLast().table()).hasSize(2);
  }

  @Test
  void time_without_samples_is_no_data_and_never_fine() {
    Server server =
        new Server(
            Server.rules(
                Mode.ENFORCE, Server.limit(512, new Sustained.For(Duration.ofSeconds(30)))));
    server.uses("shop", 600);
    server.tick(25);
    server.passWithoutSamples(Duration.ofSeconds(10));
    server.tick(25);

    assertThat(server.orders()).isEmpty();
    assertThat(server.facts(Fact.Found.class))
        .extracting(found -> found.finding().state())
        .contains(Finding.State.NO_DATA);
  }

  @Test
  void the_same_events_give_the_same_ledger() {
    assertThat(story().ledger()).isEqualTo(story().ledger());
  }

  private static Server story() {
    Server server = new Server(AT_ONCE);
    server.uses("shop", 600);
    server.tick(2);
    server.carryOut(60);
    server.tick(100);
    server.uses("api", 900);
    server.tick(100);
    return server;
  }
}
