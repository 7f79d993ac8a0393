package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Proposal;
import io.staunch.core.ledger.Fact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole agent in mode approve: it asks, waits, and does what a person allows. */
@Tag("real")
final class ApprovalAgentTest {
  @Test
  void it_asks_and_does_what_a_person_allows_and_nothing_before() throws Exception {
    try (Bench bench = World.swift(20, new World.Service("shop", 40, 0, 0)).begin()) {
      bench.write(
          "policy.yaml",
          bench
              .read("policy.yaml")
              .lines()
              .map(line -> line.equals("mode: enforce") ? "mode: approve" : line)
              .toList());
      bench.answeringAgent();
      assertThat(bench.staunch("approvals").out()).contains("Nobody is asked anything.");
      assertThat(bench.staunch("approve", "7").err()).contains("there is no proposal 7");
      bench.go();
      bench.until("a person is asked", () -> asked(bench).isPresent());
      bench.until("and told", () -> bench.read("messages.json").contains("ST-APPROVE"));

      String number = String.valueOf(asked(bench).orElseThrow().number());
      assertThat(bench.staunch("approvals").out())
          .contains("proposal " + number, "restart shop", "goes down", "if refused", "right now");
      bench.staunch("pause", "--reason", "trying it");
      Ran held = bench.staunch("approve", number, "--reason", "go on");
      assertThat(held.exit()).isEqualTo(1);
      assertThat(held.err()).contains("approved, but nothing is done: guard pause refuses");
      bench.staunch("resume");
      assertThat(bench.diary("shop").terms()).isEmpty();

      assertThat(bench.staunch("approve", number, "--reason", "go on").out()).contains("Approved");
      bench.until("shop was started anew", () -> bench.diary("shop").starts().size() == 2);
      assertThat(bench.facts(Fact.Approved.class)).hasSize(2);
      assertThat(bench.staunch("approve", number).err()).contains("has ended: it became order");
      assertThat(bench.staunch("explain", "last").out()).contains("go on");
    }
  }

  private static Optional<Proposal> asked(Bench bench) {
    List<Approval> approvals =
        bench.ask("approvals") instanceof Reply.Approvals reply ? reply.approvals() : List.of();
    return approvals.stream().map(Approval::proposal).filter(Proposal::isStanding).findFirst();
  }
}
