package io.staunch.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Window;
import io.staunch.policy.check.Given;
import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReaderTest {
  private static final String LEAST =
      """
      kind: policy
      name: least
      rules:
        web: {services: web, limit: 1GiB}
      """;

  private static PolicyFile read(String text) {
    Loaded<PolicyFile> loaded = Given.policy(text);
    assertThat(loaded.problems()).isEmpty();
    return loaded.value().orElseThrow();
  }

  private static <T> List<T> values(List<Placed<T>> placed) {
    return placed.stream().map(Placed::value).toList();
  }

  private static PolicyFile.Rule rule(PolicyFile policy, String name) {
    return values(policy.rules()).stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_setting_arrives_where_it_belongs() {
    PolicyFile policy = read(Given.text(Given.RESOURCES.resolve("good/policy.yaml")));
    assertThat(policy.name().value()).isEqualTo("everything");
    assertThat(policy.revision()).isEqualTo(7);
    assertThat(policy.mode().value()).isEqualTo(Mode.ENFORCE);
    assertThat(values(policy.candidates()))
        .containsExactly(new Selector("web"), new Selector("work*"));
    assertThat(values(policy.mayTakeAlong())).containsExactly(new Selector("cache"));
    assertThat(values(policy.protectedServices())).containsExactly(new Selector("database"));
    assertThat(values(policy.risks()))
        .containsExactly(
            new PolicyFile.Preference(
                new Selector("web"),
                new Stance(Risk.AVOID, Optional.of(Instant.parse("2026-12-25T00:00:00Z")))),
            new PolicyFile.Preference(new Selector("*"), Stance.always(Risk.NEUTRAL)));
    assertThat(values(policy.hours()))
        .extracting(each -> each.services() + " " + each.hours().onlyIn() + each.hours().notIn())
        .containsExactly(
            "work* [night (22:00 to 06:00 Europe/Berlin on mon to thu, sat)][]",
            "web [][trading (09:00 to 24:00 America/New_York)]");
    assertThat(rule(policy, "by-amount").hours().onlyIn())
        .extracting(Window::name)
        .containsExactly("night", "trading");
    assertThat(rule(policy, "by-amount").hours().notIn())
        .extracting(Window::name)
        .containsExactly("night");
    assertThat(rule(policy, "by-share").hours().isAlways()).isTrue();
    assertThat(policy.safety())
        .isEqualTo(
            new PolicyFile.Safety(
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofHours(4),
                new Terms.Budget(5, Duration.ofHours(6)),
                new Terms.Budget(7, Duration.ofHours(8)),
                2,
                4));
    assertThat(policy.reminder()).isEqualTo(Duration.ofMinutes(9));
    assertThat(policy.pagesPerHour()).isEqualTo(10);
  }

  @Test
  void every_form_of_rule_is_read() {
    PolicyFile policy = read(Given.text(Given.RESOURCES.resolve("good/policy.yaml")));
    PolicyFile.Rule amount = rule(policy, "by-amount");
    assertThat(amount.condition())
        .isEqualTo(
            new Condition.ServiceLimit(
                new Limit.OfBytes(Bytes.ofMebi(512)), new Sustained.Readings(3, 5), 0.8));
    assertThat(amount.mode()).isEqualTo(Mode.ADVISE);
    assertThat(values(amount.ladder())).containsExactly(Rung.RECLAIM, Rung.RELOAD, Rung.RESTART);
    assertThat(amount.climb()).isTrue();
    assertThat(rule(policy, "by-share").condition())
        .isEqualTo(
            new Condition.ServiceLimit(
                new Limit.OfServer(0.8), new Sustained.For(Duration.ofMinutes(10)), 0.9));
    assertThat(rule(policy, "by-ceiling").condition())
        .isEqualTo(new Condition.ServiceLimit(new Limit.OfCeiling(0.9), Sustained.AT_ONCE, 0.9));
    PolicyFile.Rule server = rule(policy, "server");
    assertThat(server.condition())
        .isEqualTo(new Condition.ServerLimit(0.9, new Sustained.For(Duration.ofMinutes(10)), 0.9));
    assertThat(server.weights()).isEqualTo(new Weights(2, 0.5, 0));
    assertThat(server.services()).isEqualTo(policy.candidates());
    PolicyFile.Rule growth = rule(policy, "growth");
    assertThat(growth.condition())
        .isEqualTo(new Condition.Growth(Duration.ofHours(6), Bytes.ofMebi(200)));
  }

  @Test
  void a_growth_rule_has_no_rungs_and_at_most_advises() {
    PolicyFile policy = read(Given.text(Given.RESOURCES.resolve("good/policy.yaml")));
    assertThat(rule(policy, "growth").ladder()).isEmpty();
    assertThat(rule(policy, "growth").mode()).isEqualTo(Mode.ADVISE);
  }

  @Test
  void what_is_left_out_is_safe() {
    PolicyFile policy = read(LEAST);
    assertThat(policy.mode().value()).isEqualTo(Mode.OBSERVE);
    assertThat(policy.candidates()).isEmpty();
    assertThat(policy.safety().outAtOnce()).isEqualTo(1);
    assertThat(policy.safety().coolDown()).isEqualTo(Duration.ofMinutes(10));
    assertThat(policy.safety().bootGrace()).isEqualTo(Duration.ofMinutes(10));
    assertThat(policy.safety().serviceBudget()).isEqualTo(new Terms.Budget(3, Duration.ofHours(1)));
    assertThat(values(rule(policy, "web").ladder())).containsExactly(Rung.RESTART);
    assertThat(rule(policy, "web").climb()).isFalse();
  }

  @Test
  void the_table_in_force_says_what_was_written_and_what_is_default() {
    List<Effective> rows = Given.policy(LEAST).effective();
    assertThat(rows)
        .anySatisfy(row -> {
          assertThat(row.name()).isEqualTo("rules.web.limit");
          assertThat(row.value()).isEqualTo("1GiB");
          assertThat(row.at().orElseThrow()).hasToString("policy.yaml:4:31");
        })
        .anySatisfy(row -> {
          assertThat(row.name()).isEqualTo("cool-down");
          assertThat(row.value()).isEqualTo("10m");
          assertThat(row.at()).isEmpty();
        });
  }

  @Test
  void files_of_a_folder_add_up_in_the_order_of_their_names(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("20-worker.yaml"),
        "kind: policy\ncandidates: [worker]\nrules:\n  worker: {services: worker, limit: 2GiB}\n");
    Files.writeString(
        folder.resolve("10-base.yaml"),
        "kind: policy\nname: both\ncandidates: [web]\nrules:\n  web: {services: web, limit: 1GiB}\n");
    Files.writeString(folder.resolve("README"), "not a policy");
    Files.writeString(folder.resolve(".10-base.yaml.swp.yaml"), "not a policy");
    Loaded<PolicyFile> loaded = PolicyReader.read(Source.readAll(folder));
    assertThat(loaded.problems()).isEmpty();
    PolicyFile policy = loaded.value().orElseThrow();
    assertThat(values(policy.rules()))
        .extracting(PolicyFile.Rule::name)
        .containsExactly("web", "worker");
    assertThat(values(policy.candidates()))
        .containsExactly(new Selector("web"), new Selector("worker"));
  }

  @Test
  void a_later_file_overrules_nothing_and_both_places_are_named() {
    Source base = Source.of("10.yaml", LEAST + "cool-down: 5m\n");
    Source more =
        Source.of(
            "20.yaml",
            """
            kind: policy
            name: other
            cool-down: 1m
            rules:
              web: {services: web, limit: 9GiB}
            """);
    assertThat(PolicyReader.read(List.of(base, more)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "20.yaml:2:1: found \"name\" again, expected it in one file only"
                + " — it first stands at 10.yaml:2:1; lists and blocks add up, nothing is overruled",
            "20.yaml:3:1: found \"cool-down\" again, expected it in one file only"
                + " — it first stands at 10.yaml:5:1; lists and blocks add up, nothing is overruled",
            "20.yaml:5:3: found \"web\" again, expected it in one file only"
                + " — it first stands at 10.yaml:4:3; lists and blocks add up, nothing is overruled");
  }

  @Test
  void one_broken_file_of_several_leaves_no_policy_at_all() {
    Source base = Source.of("10.yaml", LEAST);
    Source host = Source.of("20.yaml", "kind: host\nhost: h1\n");
    Loaded<PolicyFile> loaded = PolicyReader.read(List.of(base, host));
    assertThat(loaded.value()).isEmpty();
    assertThat(loaded.problems())
        .extracting(Problem::toString)
        .containsExactly("20.yaml:1:7: found a file of kind host, expected \"kind: policy\"");
  }

  @Test
  void a_folder_without_files_is_a_problem(@TempDir Path folder) {
    assertThat(PolicyReader.read(Source.readAll(folder)).problems())
        .extracting(Problem::toString)
        .containsExactly(folder + ": found a folder without *.yaml files, expected at least one");
  }
}
