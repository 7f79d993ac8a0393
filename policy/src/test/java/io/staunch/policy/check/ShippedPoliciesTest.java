package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policies that come with the product, on the host file that docs/examples shows. */
class ShippedPoliciesTest {
  private static final Path POLICIES = Given.ROOT.resolve("policies");

  private static HostFile host() {
    String text = Given.text(Given.ROOT.resolve("docs/examples/host.yaml"));
    Loaded<HostFile> loaded =
        HostReader.read(
            Source.of("host.yaml", text.replace("mode: observe ", "mode: enforce ")),
            Given.ACCOUNTS);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.warnings()).isEmpty();
    return loaded.value().orElseThrow();
  }

  private static Ruleset bind(String name) {
    Loaded<Ruleset> bound = Given.bind(Given.text(POLICIES.resolve(name + ".yaml")), host());
    assertThat(bound.problems()).isEmpty();
    assertThat(bound.warnings()).isEmpty();
    Ruleset ruleset = bound.value().orElseThrow();
    assertThat(ruleset.policy()).isEqualTo(name + "@1");
    return ruleset;
  }

  private static Condition.ServiceLimit bytes(long mebi, Sustained sustained) {
    return new Condition.ServiceLimit(new Limit.OfBytes(Bytes.ofMebi(mebi)), sustained, 0.9);
  }

  private static Sustained minutes(int minutes) {
    return new Sustained.For(Duration.ofMinutes(minutes));
  }

  @Test
  void the_example_host_observes_until_somebody_says_otherwise() {
    String text = Given.text(Given.ROOT.resolve("docs/examples/host.yaml"));
    HostFile host =
        HostReader.read(Source.of("host.yaml", text), Given.ACCOUNTS).value().orElseThrow();
    assertThat(host.mode().value()).isEqualTo(Mode.OBSERVE);
  }

  @Test
  void the_use_cases_sketch_acts_on_the_best_candidate_after_ten_minutes_above_90_percent() {
    Ruleset ruleset = bind("server-above-90");
    Ruleset.Rule rule = ruleset.rule("server-full");
    assertThat(rule.condition()).isEqualTo(new Condition.ServerLimit(0.9, minutes(10), 0.95));
    assertThat(rule.services()).containsExactly("cache", "web", "worker");
    assertThat(rule.weights()).isEqualTo(Weights.EQUAL);
    assertThat(rule.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(rule.ladder()).containsExactly(Rung.RESTART);
    assertThat(ruleset.risks())
        .containsEntry("cache", Stance.always(Risk.PREFER))
        .containsEntry("web", Stance.always(Risk.AVOID));
    assertThat(ruleset.terms().protectedServices()).containsExactly("database");
    assertThat(ruleset.terms().serviceBudget()).isEqualTo(new Terms.Budget(2, Duration.ofHours(6)));
    assertThat(ruleset.terms().outAtOnce()).isEqualTo(1);
  }

  @Test
  void a_fixed_limit_acts_at_the_first_reading_above_it() {
    Ruleset ruleset = bind("fixed-limit");
    assertThat(ruleset.rule("web-limit").condition()).isEqualTo(bytes(2048, Sustained.AT_ONCE));
    assertThat(ruleset.rule("worker-limit").condition()).isEqualTo(bytes(512, Sustained.AT_ONCE));
    assertThat(ruleset.terms().candidates()).containsExactly("web", "worker");
  }

  @Test
  void a_sustained_limit_leaves_peaks_alone() {
    Ruleset ruleset = bind("sustained-limit");
    assertThat(ruleset.rule("workers").condition())
        .isEqualTo(bytes(768, new Sustained.Readings(8, 10)));
    assertThat(ruleset.rule("workers").services()).containsExactly("worker");
    assertThat(ruleset.rule("web").condition())
        .isEqualTo(new Condition.ServiceLimit(new Limit.OfServer(0.4), minutes(10), 0.9));
  }

  @Test
  void a_share_of_the_ceiling_fits_all_and_the_exact_name_wins() {
    Ruleset ruleset = bind("share-of-ceiling");
    assertThat(ruleset.rule("near-its-ceiling").condition())
        .isEqualTo(new Condition.ServiceLimit(new Limit.OfCeiling(0.95), minutes(30), 0.9));
    assertThat(ruleset.rule("near-its-ceiling").services())
        .containsExactly("cache", "database", "worker");
    assertThat(ruleset.rule("web-near-its-ceiling").services()).containsExactly("web");
    assertThat(ruleset.terms().candidates()).containsExactly("cache", "web", "worker");
  }

  @Test
  void the_gentle_one_reloads_first_and_climbs() {
    Ruleset ruleset = bind("gentle");
    assertThat(ruleset.rule("web").ladder())
        .containsExactly(Rung.RELOAD, Rung.RESTART, Rung.STOP_AND_PAGE);
    assertThat(ruleset.rule("web").climb()).isTrue();
    assertThat(ruleset.rule("web").condition()).isEqualTo(bytes(1536, minutes(5)));
    assertThat(ruleset.rule("worker").ladder()).containsExactly(Rung.RELOAD, Rung.RESTART);
    assertThat(ruleset.terms().mayTakeAlong()).containsExactly("cache");
    assertThat(ruleset.terms().stormAt()).isEqualTo(2);
  }

  @Test
  void the_growth_watch_never_acts() {
    Ruleset ruleset = bind("growth-watch");
    assertThat(ruleset.mode()).isEqualTo(Mode.ADVISE);
    assertThat(ruleset.rule("slow-growth").condition())
        .isEqualTo(new Condition.Growth(Duration.ofHours(6), Bytes.ofMebi(200)));
    assertThat(ruleset.rule("slow-growth").services()).containsExactly("cache", "database", "web");
    assertThat(ruleset.rule("worker-growth").services()).containsExactly("worker");
    assertThat(ruleset.rules()).allSatisfy(rule -> assertThat(rule.ladder()).isEmpty());
    assertThat(ruleset.terms().candidates()).isEmpty();
  }

  @Test
  void every_shipped_policy_is_good_and_opens_with_words_for_operators() throws IOException {
    try (Stream<Path> files = Files.list(POLICIES)) {
      List<Path> all =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !file.toString().endsWith(".test.yaml"))
              .sorted()
              .toList();
      assertThat(all.size()).isGreaterThanOrEqualTo(6);
      for (Path file : all) {
        assertThat(Given.policy(Given.text(file)).problems()).as(file.toString()).isEmpty();
        assertThat(Given.text(file)).startsWith("# ");
      }
    }
  }
}
