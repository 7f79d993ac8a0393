package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Timetable;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {
  private static final String HEAD =
      "kind: policy\nname: p\nrevision: 3\ncandidates: [web, worker, cache]\n";

  private static Ruleset bind(String policy) {
    Loaded<Ruleset> bound = Given.bind(policy, Given.host());
    assertThat(bound.problems()).isEmpty();
    return bound.value().orElseThrow();
  }

  @Test
  void the_closest_fit_wins_for_each_service_and_kind_of_condition() {
    Ruleset ruleset =
        bind(
            HEAD
                + """
                rules:
                  all: {services: "*", limit: 4GiB}
                  w: {services: "w*", limit: 2GiB}
                  web: {services: web, limit: 1GiB}
                  growth: {services: "*", growth: {}}
                  server: {server-memory: 90%}
                """);
    assertThat(ruleset.rule("all").services())
        .containsExactly("cache", "database", "search", "sshd");
    assertThat(ruleset.rule("w").services()).containsExactly("worker");
    assertThat(ruleset.rule("web").services()).containsExactly("web");
    assertThat(ruleset.rule("growth").services())
        .containsExactly("cache", "database", "search", "sshd", "web", "worker");
    assertThat(ruleset.rule("server").services()).containsExactly("cache", "web", "worker");
  }

  @Test
  void a_rule_with_several_selectors_fits_by_its_closest() {
    Ruleset ruleset =
        bind(
            HEAD
                + """
                rules:
                  a: {services: ["*", web], limit: 4GiB}
                  b: {services: "w*", limit: 2GiB}
                """);
    assertThat(ruleset.rule("a").services()).contains("web").doesNotContain("worker");
    assertThat(ruleset.rule("b").services()).containsExactly("worker");
  }

  @Test
  void the_mode_is_the_lowest_of_host_policy_and_rule() {
    HostFile advising =
        HostReader.read(
                Source.of(
                    "host.yaml",
                    Given.text(Given.RESOURCES.resolve("good/host.yaml"))
                        .replace("mode: enforce", "mode: advise")),
                Given.ACCOUNTS)
            .value()
            .orElseThrow();
    String rules =
        """
        mode: enforce
        rules:
          web: {services: web, limit: 1GiB, mode: observe}
          worker: {services: worker, limit: 1GiB}
        """;
    Ruleset enforcing = bind(HEAD + rules);
    assertThat(enforcing.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(enforcing.rule("web").mode()).isEqualTo(Mode.OBSERVE);
    assertThat(enforcing.rule("worker").mode()).isEqualTo(Mode.ENFORCE);
    Ruleset held = Given.bind(HEAD + rules, advising).value().orElseThrow();
    assertThat(held.mode()).isEqualTo(Mode.ADVISE);
    assertThat(held.rule("worker").mode()).isEqualTo(Mode.ADVISE);
  }

  @Test
  void only_declared_services_are_candidates_and_never_protected_ones() {
    Ruleset ruleset =
        bind(
            """
            kind: policy
            name: p
            candidates: ["*"]
            protected: ["data*"]
            may-take-along: ["*che"]
            rules:
              all: {services: "*", limit: 4GiB}
            """);
    assertThat(ruleset.terms().candidates()).containsExactly("cache", "search", "web", "worker");
    assertThat(ruleset.terms().protectedServices()).containsExactly("database", "sshd");
    assertThat(ruleset.terms().mayTakeAlong()).containsExactly("cache");
  }

  @Test
  void risk_goes_by_the_closest_fit_too() {
    Ruleset ruleset =
        bind(
            HEAD
                + "risk: {\"*\": avoid, web: prefer}\n"
                + "rules:\n  web: {services: web, limit: 1GiB}\n");
    assertThat(ruleset.risks())
        .containsEntry("web", Stance.always(Risk.PREFER))
        .containsEntry("cache", Stance.always(Risk.AVOID));
  }

  @Test
  void hours_go_by_the_closest_fit_too_and_rules_keep_their_own() {
    Ruleset ruleset =
        bind(
            HEAD
                + """
                windows:
                  night: {from: 22:00, to: 06:00, zone: UTC}
                  noon: {from: 12:00, to: 13:00, zone: UTC}
                hours:
                  "*": {only-in: night}
                  web: {not-in: noon}
                  cache: {}
                rules:
                  web: {services: web, limit: 1GiB, only-in: [night, noon]}
                """);
    Timetable timetable = ruleset.terms().timetable();
    assertThat(timetable.ofService("web").onlyIn()).isEmpty();
    assertThat(timetable.ofService("web").notIn()).hasSize(1);
    assertThat(timetable.ofService("worker").onlyIn()).hasSize(1);
    assertThat(timetable.ofService("cache").isAlways()).as("an exception").isTrue();
    assertThat(timetable.ofRule("web").onlyIn()).hasSize(2);
    assertThat(timetable.ofRule("other").isAlways()).isTrue();
  }

  @Test
  void the_ruleset_names_policy_revision_host_and_tick() {
    Ruleset ruleset = bind(HEAD + "rules:\n  web: {services: web, limit: 1GiB}\n");
    assertThat(ruleset.policy()).isEqualTo("p@3");
    assertThat(ruleset.host()).isEqualTo("h1");
    assertThat(ruleset.tick()).isEqualTo(Duration.ofSeconds(5));
    assertThat(ruleset.ruling()).isEqualTo(1);
    assertThat(ruleset.services()).hasSize(6);
    assertThat(ruleset.watched("web").startLimit().burst()).isZero();
    assertThat(ruleset.rule("web").ladder()).containsExactly(Rung.RESTART);
  }

  @Test
  void a_rule_that_fits_nothing_here_is_left_out_but_the_servers_memory_is_always_watched() {
    Ruleset ruleset =
        bind(
            """
            kind: policy
            name: p
            candidates: [elsewhere]
            rules:
              nothing: {services: elsewhere, limit: 1GiB}
              server: {server-memory: 90%}
            """);
    assertThat(ruleset.rules()).extracting(Ruleset.Rule::name).containsExactly("server");
    assertThat(ruleset.rule("server").services()).isEmpty();
  }
}
