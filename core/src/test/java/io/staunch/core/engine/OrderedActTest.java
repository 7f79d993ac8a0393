package io.staunch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.Outcome;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.ledger.Explain;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrderedActTest {
  private static final Ruleset OBSERVING =
      Server.rules(Mode.OBSERVE, Server.limit(512, Sustained.AT_ONCE)).under(Mode.ENFORCE);

  private static Server server() {
    return server(OBSERVING);
  }

  private static Server server(Ruleset rules) {
    Server server = new Server(rules);
    server.uses("shop", 200);
    server.tick(5);
    return server;
  }

  private static Fact.Ordered act(Server server) {
    return act(server, "shop", Optional.empty());
  }

  private static Fact.Ordered act(Server server, String service, Optional<Incarnation> life) {
    server.send(new Event.Act(service, life, "anna", "a new library", server.at()));
    return server.engine().ordered().orElseThrow().what();
  }

  private static List<String> story(Server server) {
    long incident = server.engine().ordered().orElseThrow().incident();
    return Explain.lines(
        server.ledger().stream().filter(entry -> entry.incident() == incident).toList(),
        ZoneOffset.UTC);
  }

  @Test
  void what_a_person_orders_is_done_though_nothing_is_wrong_and_the_mode_only_observes() {
    Server server = server();
    Fact.Ordered ordered = act(server);

    assertThat(ordered.heldBy()).isEmpty();
    assertThat(server.orders()).hasSize(1);
    assertThat(server.orders().getFirst().rung()).isEqualTo(Rung.RESTART);
    assertThat(server.orders().getFirst().expected()).isEqualTo(server.life("shop"));
    assertThat(server.engine().ordered().flatMap(Ordered::order))
        .contains(server.orders().getFirst().number());
  }

  @Test
  void its_story_tells_who_ordered_it_and_why_and_that_it_is_up() {
    Server server = server();
    act(server);
    server.carryOut(50);
    server.tick(20);

    assertThat(server.facts(Fact.Verified.class))
        .extracting(fact -> fact.verification().result())
        .containsExactly(Verification.Result.YES);
    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-ACTED");
    assertThat(story(server))
        .anyMatch(line -> line.contains("shop had its restart, ordered by anna, and is up"))
        .anyMatch(
            line -> line.contains("BY HAND  restart of shop is ordered, by anna: a new library"));
  }

  @Test
  void every_other_guard_is_asked_and_its_reason_is_told() {
    Server server = server();
    server.send(new Event.Pause("ben", "release", Optional.empty(), server.at()));

    assertThat(act(server).heldBy().orElse("")).startsWith("guard pause refuses: ");
    assertThat(server.orders()).isEmpty();
    assertThat(server.facts(Fact.Intended.class)).isEmpty();
    assertThat(story(server)).anyMatch(line -> line.contains("and nothing was done: guard pause"));
  }

  @Test
  void it_is_counted_like_any_other_act() {
    Server server = server();
    act(server);
    server.carryOut(50);
    server.tick(60);

    assertThat(act(server).heldBy().orElse("")).startsWith("guard cool-down refuses: ");
    assertThat(server.orders()).hasSize(1);
  }

  @Test
  void under_a_host_file_that_only_observes_nothing_is_ordered() {
    Server server = server(OBSERVING.under(Mode.OBSERVE));

    assertThat(act(server).heldBy().orElse("")).contains("the host file says observe");
    assertThat(server.orders()).isEmpty();
  }

  @Test
  void what_no_rule_has_a_limit_for_has_no_ladder_to_act_by() {
    Server server = server(Server.rules(Mode.ENFORCE));

    assertThat(act(server).heldBy())
        .contains(
            "no rule of policy test@1 has a limit for shop, so there is no ladder to act by; name"
                + " it in a rule");
  }

  @Test
  void a_service_that_is_down_is_not_started() {
    Server server = server();
    server.stops("shop");
    server.tick(1);

    assertThat(act(server).heldBy())
        .contains("shop is not running, and nothing is started that Staunch did not stop");
    assertThat(server.orders()).isEmpty();
  }

  @Test
  void another_life_than_the_one_that_was_shown_is_left_alone() {
    Server server = server();
    Optional<Incarnation> shown = server.engine().prospect("shop").life();
    server.restart("shop", 50);
    server.tick(660);

    assertThat(act(server, "shop", shown).heldBy())
        .contains("another life of shop runs now than the one that was shown");
    assertThat(act(server).heldBy()).isEmpty();
  }

  @Test
  void a_person_need_not_wait_until_its_memory_was_read_exactly() {
    Server server = server();
    server.measures(false);
    server.tick(3);

    assertThat(act(server).heldBy()).isEmpty();
    assertThat(server.facts(Fact.Intended.class).getFirst().held()).isEqualTo(Bytes.ofMebi(200));
  }

  @Test
  void a_prospect_shows_what_would_be_done_and_does_nothing() {
    Server server = server();
    Prospect prospect = server.engine().prospect("shop");

    assertThat(prospect.heldBy()).isEmpty();
    assertThat(prospect.rung()).contains(Rung.RESTART);
    assertThat(prospect.rule()).contains("limit");
    assertThat(prospect.impact()).containsExactly("shop");
    assertThat(prospect.downtime()).isEqualTo(Duration.ofSeconds(20));
    assertThat(prospect.passed()).endsWith("budget", "mode");
    assertThat(server.facts(Fact.Ordered.class)).isEmpty();

    server.send(new Event.Pause("ben", "release", Optional.empty(), server.at()));
    assertThat(server.engine().prospect("shop").heldBy().orElse("")).contains("guard pause");
  }

  @Test
  void on_a_full_server_the_named_service_is_acted_on_however_little_it_brings_back() {
    Server server = server(Server.rules(Mode.ADVISE, Server.full(Duration.ofSeconds(10))));
    server.uses("api", 6900);
    server.uses("shop", 1);
    server.tick(30);

    assertThat(act(server).heldBy()).isEmpty();
    assertThat(server.orders().getFirst().service()).isEqualTo("shop");
  }

  @Test
  void it_joins_the_incident_that_is_open_and_the_agent_remembers_it() {
    Server server = server(Server.rules(Mode.ADVISE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(2);
    act(server);
    long incident = server.engine().ordered().orElseThrow().incident();
    assertThat(server.engine().view().incidents())
        .extracting(Incident::number)
        .containsExactly(incident);

    server.agentRestarts(Server.rules(Mode.ADVISE, Server.limit(512, Sustained.AT_ONCE)));
    assertThat(server.engine().ordered().flatMap(Ordered::order))
        .contains(server.orders().getFirst().number());
    server.tick(1);
    assertThat(act(server).heldBy())
        .contains("an action for it is under way, or was not seen to end well yet");
  }

  @Test
  void an_incident_of_its_own_is_none_that_is_open() {
    Server server = server();
    act(server);

    assertThat(server.engine().view().incidents()).noneMatch(Incident::open);
    server.end(server.orders().getFirst(), Outcome.End.FAILED, Optional.empty());
    server.stops("shop");
    server.tick(120);
    assertThat(server.notices()).extracting(Notice::code).contains("ST-NOT-UP");
  }

  @Test
  void a_judgement_is_kept_with_its_incident_and_changes_nothing() {
    Server server = server();
    act(server);
    Fact.Judged judged = new Fact.Judged(9, Fact.Opinion.WRONG, "anna", "month end");
    server.send(new Event.Judge(9, 7, judged.opinion(), judged.by(), judged.reason(), server.at()));
    server.send(new Event.Judge(9, 7, Fact.Opinion.RIGHT, "ben", "", server.at()));

    assertThat(server.ledger().getLast().incident()).isEqualTo(7);
    assertThat(server.facts(Fact.Judged.class)).startsWith(judged);
    assertThat(
            Explain.lines(
                server.ledger().stream().filter(entry -> entry.incident() == 7).toList(),
                ZoneOffset.UTC))
        .anyMatch(line -> line.contains("JUDGED   entry 9 was wrong, by anna: month end"))
        .anyMatch(line -> line.contains("judges it anew, and counts"))
        .anyMatch(line -> line.endsWith("JUDGED   entry 9 was right, by ben"));
  }
}
