package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.ledger.Fact;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole agent in mode observe: nothing is done but what a person orders. */
@Tag("real")
final class OrderedAgentTest {
  @Test
  void a_person_orders_a_restart_and_judges_it() throws Exception {
    try (Bench bench = World.swift(20, new World.Service("shop", 40, 0, 0)).begin()) {
      bench.write(
          "policy.yaml",
          bench
              .read("policy.yaml")
              .lines()
              .map(line -> line.equals("mode: enforce") ? "mode: observe" : line)
              .toList());
      bench.answeringAgent();
      assertThat(bench.staunch("act", "shop").err()).contains("--reason");
      assertThat(bench.staunch("act", "shp", "--reason", "x").err())
          .contains("no service \"shp\" is declared; declared are: shop");

      Ran shown = bench.staunch("act", "shop", "--reason", "a new library", "--dry-run");
      assertThat(shown.out()).contains("restart shop", "goes down", "right now");
      assertThat(bench.staunch("act", "shop", "--reason", "x").exit()).isEqualTo(2);
      bench.staunch("pause", "--reason", "trying it");
      Ran held = bench.staunch("act", "shop", "--reason", "a new library", "--yes");
      assertThat(held.exit()).isEqualTo(1);
      assertThat(held.err()).contains("nothing is done: guard pause refuses");
      bench.staunch("resume");
      assertThat(bench.diary("shop").terms()).isEmpty();

      Ran done = bench.staunch("act", "shop", "--reason", "a new library", "--yes");
      assertThat(done.out()).contains("Ordered: order ");
      bench.until("shop was started anew", () -> bench.diary("shop").starts().size() == 2);
      bench.until("and seen up", () -> !bench.facts(Fact.Verified.class).isEmpty());
      assertThat(bench.staunch("explain", "last").out())
          .contains("is ordered, by", "a new library");

      long order = bench.facts(Fact.Intended.class).getFirst().order().number();
      Ran wrong = bench.staunch("judge", String.valueOf(order), "right");
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.err())
          .contains("; the nearest that is: " + (order - 1) + " (restart of shop)");
      Ran judged =
          bench.staunch("judge", String.valueOf(order - 1), "right", "--reason", "it helped");
      assertThat(judged.out()).contains("is judged right by");
      assertThat(bench.staunch("explain", "last").out()).contains("was right, by", "it helped");
    }
  }
}
