package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.detect.Finding;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The agent as an operator meets it: a process, its files, its socket and its verbs. */
@Tag("real")
final class WholeLineTest {
  private static final World WORLD =
      World.swift(40, new World.Service("shop", 0, 0, 600), new World.Service("quiet", 5, 5, 0))
          .withTick("200ms");

  @Test
  void a_leak_is_found_restarted_once_and_told_and_the_others_are_left_alone() throws Exception {
    try (Bench bench = WORLD.begin()) {
      Process agent = bench.answeringAgent();
      assertThat(bench.staunch("status", "--check").exit()).isZero();
      assertThat(bench.staunch("notify", "test").out()).contains("pager: delivered");
      assertThat(bench.read("messages.json")).contains("ST-TEST");
      bench.go();

      bench.until("shop is up after a restart", () -> isUp(bench));

      assertThat(bench.diary("shop").starts()).hasSize(2);
      assertThat(bench.diary("shop").terms()).hasSize(1);
      assertThat(bench.diary("shop").overlaps()).isEmpty();
      assertThat(bench.diary("quiet").starts()).hasSize(1);
      assertThat(bench.diary("quiet").terms()).isEmpty();
      assertThat(bench.facts(Fact.Intended.class))
          .singleElement()
          .satisfies(intent -> assertThat(intent.order().service()).isEqualTo("shop"));
      assertThat(bench.ledger().check()).isEmpty();
      bench.until("the act is told", () -> bench.read("messages.json").contains("ST-ACTED"));
      theVerbsTellIt(bench);

      agent.destroy();
      assertThat(agent.waitFor(15, TimeUnit.SECONDS)).isTrue();
      assertThat(bench.staunch("status", "--check").exit()).isEqualTo(3);
      assertThat(bench.staunch("status", "--check").out()).startsWith("STAUNCH UNKNOWN - no agent");
      // the ledger tells it without an agent
      assertThat(bench.staunch("explain", "last").out()).contains("shop");
      assertThat(bench.diary("quiet").terms()).isEmpty();
    }
  }

  private static void theVerbsTellIt(Bench bench) throws IOException {
    Ran story = bench.staunch("explain", "last");
    assertThat(story.exit()).as(story.err()).isZero();
    assertThat(story.out()).contains("shop", "40 MiB", "restart", "bench");
    long order = bench.facts(Fact.Intended.class).getFirst().order().number();
    assertThat(bench.state().resolve("evidence/" + order + "-shop.txt"))
        .content()
        .contains("VmRSS:", "Pss_Anon:");
    assertThat(json(bench.staunch("explain", "last", "--json"))).contains("Intended");
    assertThat(json(bench.staunch("status", "--json"))).contains("\"quiet\"");
    assertThat(json(bench.staunch("plan", "--json"))).contains("own-limit");
    assertThat(json(bench.staunch("doctor", "--json"))).contains("channel pager");
    assertThat(json(bench.staunch("history", "shop", "--json"))).contains("\"rows\"");
    assertThat(bench.staunch("history", "shop").out()).contains("limit 40 MiB", "peak");
    assertThat(bench.staunch("history", "nobody").err())
        .contains("no service \"nobody\" is declared");
    assertThat(bench.staunch("explain", "999999").err()).contains("no entry 999999");
    long incident = bench.seen().view().incidents().getFirst().number();
    assertThat(bench.staunch("ack", String.valueOf(incident)).out()).contains("acknowledged by");
    assertThat(bench.staunch("ack", "999999").exit()).isEqualTo(1);
    assertThat(bench.facts(Fact.Acknowledged.class)).hasSize(1);
  }

  @Test
  void nothing_is_done_while_it_is_paused_by_command_or_by_the_flag_file() throws Exception {
    try (Bench bench = World.swift(20, new World.Service("shop", 40, 0, 0)).begin()) {
      bench.write("pause", List.of());
      bench.answeringAgent();
      bench.staunch("notify", "test");
      bench.go();
      bench.until("it is held by the flag", () -> isHeldBy(bench, "pause"));
      // whoever paused it knows: a warning for monitoring, no page
      Ran monitoring = bench.staunch("status", "--check");
      assertThat(monitoring.exit()).as(() -> monitoring.out() + bench.told()).isEqualTo(1);
      assertThat(bench.staunch("plan").out()).contains("CONFIRMED", "held by guard pause");

      assertThat(bench.staunch("pause", "--reason", "trying it", "--for", "soon").err())
          .contains("takes a duration");
      assertThat(bench.staunch("pause", "--reason", "trying it", "--for", "1h").out())
          .contains("Paused for 1h");
      Files.delete(bench.folder().resolve("pause"));
      bench.until(
          "it is held by the command",
          () -> isHeldBy(bench, "pause") && bench.staunch("plan").out().contains("trying it"));
      assertThat(bench.diary("shop").terms()).isEmpty();
      assertThat(bench.facts(Fact.Intended.class)).isEmpty();

      assertThat(bench.staunch("resume").exit()).isZero();
      bench.until("shop is up after a restart", () -> isUp(bench));
      assertThat(bench.diary("shop").starts()).hasSize(2);
    }
  }

  @Test
  void a_bad_file_is_refused_at_reload_and_what_runs_is_kept() throws Exception {
    try (Bench bench = WORLD.withMode("observe").begin()) {
      Process agent = bench.answeringAgent();
      bench.go();
      bench.write("policy.yaml", List.of("kind: policy", "name: bench", "revison: 2"));

      Ran refused = bench.staunch("reload");

      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err())
          .contains("what runs is kept", "policy.yaml:3:1", "revison", "revision");
      assertThat(bench.seen().view().policy()).contains("bench").contains("1");
      assertThat(bench.seen().view().services()).hasSize(2);

      bench.write("policy.yaml", WORLD.policy(7));
      assertThat(bench.staunch("reload").out()).startsWith("Reloaded: policy bench");
      assertThat(bench.seen().view().policy()).contains("7");
      bench.until("shop is over its limit", () -> isConfirmed(bench));
      assertThat(bench.diary("shop").terms()).isEmpty();

      bench.staunch("notify", "test");
      bench.write(
          "host.yaml",
          WORLD.withMode("observe").host(bench).stream()
              .map(line -> line.replace("  " + World.CHANNEL + ":", "  another:"))
              .toList());
      assertThat(bench.staunch("reload").out()).startsWith("Reloaded");
      assertThat(bench.facts(Fact.ChannelTested.class))
          .as("a test that a channel passed ends with the channel")
          .containsExactly(
              new Fact.ChannelTested(World.CHANNEL, true),
              new Fact.ChannelTested(World.CHANNEL, false));
      assertThat(agent.isAlive()).isTrue();
    }
  }

  @Test
  void enforce_waits_for_a_channel_that_has_passed_its_test() throws Exception {
    try (Bench bench = World.swift(20, new World.Service("shop", 40, 0, 0)).begin()) {
      bench.answeringAgent();
      bench.go();
      bench.until("it is held", () -> isHeldBy(bench, "mode"));
      assertThat(bench.staunch("doctor").out()).contains("not tested: run staunch notify test");
      assertThat(bench.diary("shop").terms()).isEmpty();
    }
  }

  @Test
  void an_agent_does_not_start_with_bad_files_and_names_every_problem() throws Exception {
    try (Bench bench = Bench.of(WORLD)) {
      bench.write("policy.yaml", List.of("kind: policy", "name: bench", "revison: 2"));
      Process agent = bench.agent();
      assertThat(agent.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(agent.exitValue()).isEqualTo(78);
      assertThat(bench.read("agent.log")).contains("policy.yaml:3:1", "does not start");
    }
  }

  @Tag("servers")
  @Test
  void a_pause_flag_of_another_user_pauses_nothing_and_the_doctor_says_so() throws Exception {
    try (Bench bench = World.swift(20, new World.Service("shop", 40, 0, 0)).begin()) {
      bench.write("pause", List.of());
      Path flag = bench.folder().resolve("pause");
      Files.setAttribute(flag, "unix:uid", 65_534);
      bench.answeringAgent();
      bench.staunch("notify", "test");

      String ignored = flag + " is ignored, nothing is paused by it: uid 65534 owns it";
      assertThat(bench.staunch("doctor").out()).contains(ignored, "chown 0 " + flag);
      assertThat(bench.staunch("status").out()).contains("TROUBLE: pause flag " + ignored);
      assertThat(bench.staunch("status", "--check").exit()).isEqualTo(1);

      bench.go();
      bench.until("shop is up after a restart", () -> isUp(bench));
      Files.delete(flag);
      assertThat(bench.staunch("doctor").out()).doesNotContain("pause flag");
    }
  }

  private static boolean isUp(Bench bench) throws IOException {
    return bench.facts(Fact.Verified.class).stream()
        .map(Fact.Verified::verification)
        .anyMatch(verification ->
            verification.kind() == Verification.Kind.UP
                && verification.result() == Verification.Result.YES);
  }

  private static boolean isConfirmed(Bench bench) {
    return bench.seen().view().findings().stream()
        .anyMatch(finding -> finding.state() == Finding.State.CONFIRMED);
  }

  private static boolean isHeldBy(Bench bench, String guard) {
    return bench.ask("status") instanceof Reply.Seen seen
        && seen.view().plans().stream()
            .anyMatch(
                plan -> plan.confirmed() && plan.refusedBy().filter(guard::equals).isPresent());
  }

  private static String json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Json.parse(ran.out())).isInstanceOf(Parsed.Good.class);
    return ran.out();
  }
}
