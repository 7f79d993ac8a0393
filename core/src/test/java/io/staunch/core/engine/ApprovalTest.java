package io.staunch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Mode;
import io.staunch.core.ledger.Explain;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ApprovalTest {
  private static final Ruleset ASKING =
      Server.rules(Mode.APPROVE, Server.limit(512, Sustained.AT_ONCE));

  private static Server asking() {
    Server server = new Server(ASKING);
    server.uses("shop", 600);
    server.tick(5);
    return server;
  }

  private static Proposal proposal(Server server) {
    return server.engine().approvals().getLast().proposal();
  }

  private static void approve(Server server) {
    server.send(new Event.Approve(proposal(server).number(), "anna", "go on", server.at()));
  }

  private static void refuse(Server server) {
    server.send(
        new Event.Refuse(proposal(server).number(), "anna", "it is month end", server.at()));
  }

  private static void postpone(Server server, Duration forHow) {
    server.send(
        new Event.Postpone(proposal(server).number(), "anna", "after lunch", forHow, server.at()));
  }

  @Test
  void in_mode_approve_a_person_is_asked_once_and_nothing_is_done() {
    Server server = asking();
    server.tick(600);

    assertThat(server.orders()).isEmpty();
    assertThat(server.facts(Fact.Proposed.class)).hasSize(1);
    Fact.Proposed asked = server.facts(Fact.Proposed.class).getFirst();
    assertThat(asked.service()).isEqualTo("shop");
    assertThat(asked.life()).isEqualTo(server.life("shop"));
    assertThat(asked.rung()).isEqualTo(Rung.RESTART);
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-APPROVE");
    assertThat(server.notices().getFirst().next()).isEqualTo("staunch approvals");
  }

  @Test
  void what_is_approved_is_done_and_the_ledger_says_by_whom() {
    Server server = asking();
    approve(server);

    assertThat(server.orders()).hasSize(1);
    assertThat(server.orders().getFirst().expected()).isEqualTo(server.life("shop"));
    assertThat(proposal(server).state()).isEqualTo(Proposal.State.APPROVED);
    assertThat(proposal(server).order()).contains(server.orders().getFirst().number());
    assertThat(server.facts(Fact.Approved.class).getFirst().by()).isEqualTo("anna");
    assertThat(Explain.lines(server.ledger(), ZoneOffset.UTC)).anyMatch(l -> l.contains("by anna"));
  }

  @Test
  void an_approval_is_good_for_one_act() {
    Server server = asking();
    approve(server);
    approve(server);
    server.carryOut(50);
    server.tick(7200);
    server.uses("shop", 600);
    server.tick(60);

    assertThat(server.orders()).hasSize(1);
    assertThat(server.facts(Fact.Proposed.class)).hasSize(2);
  }

  @Test
  void an_approval_given_after_somebody_restarted_it_does_nothing_and_says_why() {
    Server server = asking();
    server.restart("shop", 600);
    server.tick(1);
    approve(server);

    assertThat(server.orders()).isEmpty();
    assertThat(proposal(server).state()).isEqualTo(Proposal.State.LAPSED);
    assertThat(proposal(server).reason())
        .isEqualTo("shop was started anew since: another life runs now");
  }

  @Test
  void an_approval_given_after_the_memory_fell_does_nothing_and_says_why() {
    Server server = asking();
    server.uses("shop", 100);
    server.tick(3);
    approve(server);

    assertThat(server.orders()).isEmpty();
    assertThat(proposal(server).reason())
        .startsWith("its finding is no longer confirmed: shop uses 100 MiB");
  }

  @Test
  void a_service_stopped_by_hand_while_an_approval_is_pending_is_not_started() {
    Server server = asking();
    server.stops("shop");
    server.tick(1);
    approve(server);
    server.tick(60);

    assertThat(server.orders()).isEmpty();
    assertThat(proposal(server).reason())
        .startsWith("its finding is no longer confirmed: ")
        .contains("not running");
  }

  @Test
  void an_approval_passes_no_other_guard_and_may_be_given_again() {
    Server server = asking();
    server.send(new Event.Pause("ben", "release", Optional.empty(), server.at()));
    approve(server);

    assertThat(server.orders()).isEmpty();
    assertThat(proposal(server).state()).isEqualTo(Proposal.State.OPEN);
    assertThat(proposal(server).reason()).startsWith("guard pause refuses: ");

    server.send(new Event.Resume("ben", server.at()));
    approve(server);
    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void an_approval_without_a_fresh_sample_does_nothing() {
    Server server = asking();
    server.passWithoutSamples(Duration.ofSeconds(30));
    approve(server);

    assertThat(server.orders()).isEmpty();
    assertThat(proposal(server).reason()).startsWith("there is no fresh sample");
  }

  @Test
  void what_nobody_answers_expires_on_the_boot_clock_and_is_asked_anew_without_another_message() {
    Server server = asking();
    server.tick(3601);

    assertThat(server.facts(Fact.Lapsed.class))
        .extracting(Fact.Lapsed::reason)
        .containsExactly("nobody answered in time");
    assertThat(server.facts(Fact.Proposed.class)).hasSize(2);
    assertThat(server.notices()).hasSize(1);
  }

  @Test
  void what_is_refused_is_not_asked_again_before_it_clears() {
    Server server = asking();
    refuse(server);
    server.tick(7200);
    assertThat(server.facts(Fact.Proposed.class)).hasSize(1);
    assertThat(server.facts(Fact.Decided.class).getLast().reason())
        .isEqualTo(
            "mode approve: anna refused the restart of shop (proposal %d): it is month end"
                .formatted(proposal(server).number()));

    server.uses("shop", 100);
    server.tick(3);
    server.uses("shop", 600);
    server.tick(3);
    assertThat(server.facts(Fact.Proposed.class)).hasSize(2);
  }

  @Test
  void what_is_postponed_is_asked_anew_when_that_is_over() {
    Server server = asking();
    postpone(server, Duration.ofHours(2));
    server.tick(7190);
    assertThat(server.facts(Fact.Proposed.class)).hasSize(1);
    server.tick(20);
    assertThat(server.facts(Fact.Proposed.class)).hasSize(2);
    assertThat(proposal(server).state()).isEqualTo(Proposal.State.OPEN);
  }

  @Test
  void who_refused_may_think_better_of_it() {
    Server server = asking();
    refuse(server);
    approve(server);

    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void a_proposal_survives_the_agent_and_counts_once_its_finding_is_confirmed_again() {
    Server server = asking();
    long number = proposal(server).number();
    server.agentRestarts(ASKING);
    approve(server);
    assertThat(server.orders()).isEmpty();

    server.tick(2);
    assertThat(proposal(server).number()).isEqualTo(number);
    approve(server);
    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void a_higher_or_lower_mode_ends_the_question() {
    Server server = asking();
    Ruleset advising = Server.rules(Mode.ADVISE, Server.limit(512, Sustained.AT_ONCE));
    server.send(new Event.PolicyChanged(advising, "anna", server.at()));
    approve(server);

    assertThat(server.orders()).isEmpty();
    assertThat(proposal(server).reason()).isEqualTo("the mode is advise now");
  }

  @Test
  void before_answering_people_see_what_it_takes_and_what_holds_it() {
    Server server = asking();
    for (int mebi = 600; mebi < 1200; mebi++) {
      server.uses("shop", mebi);
      server.tick(1);
    }
    Approval open = server.engine().approvals().getLast();

    assertThat(open.heldBy()).isEmpty();
    assertThat(open.proposal().what().impact()).containsExactly("shop");
    assertThat(open.timeLeft()).isPresent();
    assertThat(open.gentler()).isEmpty();
    assertThat(server.notices().getLast().severity()).isEqualTo(Notice.Severity.PAGE);

    server.send(new Event.Pause("ben", "release", Optional.empty(), server.at()));
    assertThat(server.engine().approvals().getLast().heldBy().orElse("")).contains("pause");
  }

  @Test
  void proposals_are_bounded() {
    Proposals proposals = new Proposals();
    Fact.Proposed asked = asking().facts(Fact.Proposed.class).getFirst();
    for (int number = 1; number <= Bounds.PROPOSALS * 2; number++) {
      proposals.open(1, numbered(asked, number), new Server(ASKING).at());
    }
    assertThat(proposals.size()).isEqualTo(Bounds.PROPOSALS);
  }

  private static Fact.Proposed numbered(Fact.Proposed asked, long number) {
    return new Fact.Proposed(
        number,
        asked.service(),
        asked.life(),
        asked.rung(),
        asked.rule(),
        asked.subject(),
        asked.impact(),
        asked.downtime(),
        asked.timeLeft(),
        asked.forHow());
  }
}
