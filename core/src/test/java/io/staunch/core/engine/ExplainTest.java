package io.staunch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Mode;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Explain;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExplainTest {
  private static List<String> story(Server server) {
    long incident =
        server.ledger().stream()
            .mapToLong(Entry::incident)
            .filter(n -> n > 0)
            .findFirst()
            .orElseThrow();
    return Explain.lines(
        server.ledger().stream().filter(entry -> entry.incident() == incident).toList(),
        ZoneId.of("UTC"));
  }

  @Test
  void
      the_story_of_a_restart_names_what_was_seen_who_was_considered_what_was_done_and_what_it_brought() {
    Server server = new Server(Server.rules(Mode.ENFORCE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(1);
    server.carryOut(60);
    server.tick(1);

    assertThat(String.join("\n", story(server)))
        .contains("Incident 5: service shop, rule limit, policy test@1")
        .contains("SEEN     shop uses 600 MiB, above its limit of 512 MiB")
        .contains("DECIDED  restart shop: restart is the gentlest step that the rule lists")
        .containsPattern("rank  candidate +memory +total +growth +disruption +score +gain")
        .contains("guards passed: candidate, protected")
        .contains("ORDERED  restart of shop (order 7), only for life shop1")
        .contains("restart by action restart-shop")
        .contains("DONE     as the test says, after 3s")
        .contains("UP       yes: a new life stands, 600 MiB before, 60 MiB now")
        .contains("TOLD     ticket ST-ACTED")
        .contains("Whether the act bought enough time is judged later.");
  }

  @Test
  void a_held_decision_names_the_guard_and_its_reason() {
    Server server = new Server(Server.rules(Mode.ENFORCE, Server.limit(512, Sustained.AT_ONCE)));
    server.send(new Event.Pause("anna", "release", Optional.empty(), server.at()));
    server.uses("shop", 600);
    server.tick(1);

    assertThat(String.join("\n", story(server)))
        .contains("HELD     restart shop, by guard pause")
        .contains("anna");
  }

  @Test
  void below_enforce_it_says_what_would_have_been_done() {
    Server server = new Server(Server.rules(Mode.OBSERVE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(1);

    assertThat(String.join("\n", story(server))).contains("WOULD    have done: restart shop");
  }

  @Test
  void no_line_is_wider_than_a_hundred_characters() {
    Server server = new Server(Server.rules(Mode.ENFORCE, Server.limit(512, Sustained.AT_ONCE)));
    server.uses("shop", 600);
    server.tick(1);
    server.carryOut(60);
    server.tick(100);

    assertThat(story(server)).allMatch(line -> line.length() <= 100);
  }
}
