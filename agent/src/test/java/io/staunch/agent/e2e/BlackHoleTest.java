package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.ledger.Fact;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole agent with a webhook that takes every message and never answers. */
@Tag("real")
final class BlackHoleTest {
  /** Longer than an act takes, also on a busy machine. */
  private static final int TIMEOUT_SECONDS = 10;

  @Test
  void it_delays_neither_acts_nor_other_channels_and_what_it_swallowed_is_sent_again()
      throws Exception {
    World world =
        World.swift(20, new World.Service("shop", 30, 0, 50), new World.Service("web", 30, 0, 50));
    try (BlackHole hole = new BlackHole();
        Bench bench =
            world
                .withChannels(
                    "hole: {webhook: \"" + hole.url() + "\", timeout: " + TIMEOUT_SECONDS + "s}")
                .begin()) {
      Process agent = bench.answeringAgent();
      assertThat(bench.staunch("notify", "test", World.CHANNEL).exit()).isZero();

      bench.write("go-shop", List.of());
      bench.until("shop's message hangs", () -> hole.keys().size() == 1);
      bench.write("go-web", List.of());
      bench.until("web's act is told elsewhere", () -> isTold(bench, "web"));
      assertThat(hole.keys()).as("tries until then" + bench.told()).hasSize(1);
      assertThat(isTold(bench, "shop")).isTrue();
      assertThat(bench.facts(Fact.Intended.class)).hasSize(2);

      bench.until("it is tried again", () -> hole.keys().size() == 2);
      String first = hole.keys().getFirst();
      assertThat(hole.keys()).containsExactly(first, first);
      peopleCanKnow(bench);

      Bench.kill(agent);
      agent = bench.answeringAgent();
      bench.until("the next agent tries it too", () -> hole.keys().size() == 3);
      assertThat(hole.keys()).containsExactly(first, first, first);

      Bench.kill(agent);
      hole.cure();
      bench.answeringAgent();
      bench.until("both arrive", () -> hole.keys().stream().distinct().count() == 2);
      bench.until("nothing waits", () -> !bench.staunch("doctor").out().contains("hole fails"));
      assertThat(hole.keys()).hasSize(5);
      assertThat(bench.facts(Fact.Intended.class)).as("acts").hasSize(2);
    }
  }

  private static void peopleCanKnow(Bench bench) {
    String trouble = "channel hole fails (1 times in a row, 2 messages wait)";
    assertThat(bench.staunch("doctor").out()).contains(trouble, "did not answer within");
    assertThat(bench.staunch("status").out()).contains("TROUBLE: " + trouble);
    Ran monitoring = bench.staunch("status", "--check");
    assertThat(monitoring.out()).startsWith("STAUNCH WARNING - " + trouble);
    assertThat(monitoring.exit()).isEqualTo(1);
  }

  private static boolean isTold(Bench bench, String service) {
    return bench
        .read("messages.json")
        .lines()
        .anyMatch(
            line -> line.contains("ST-ACTED") && line.contains("\"service\":\"" + service + "\""));
  }
}
