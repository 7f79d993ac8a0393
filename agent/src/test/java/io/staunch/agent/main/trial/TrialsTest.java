package io.staunch.agent.main.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.terminal.Terminal;
import io.staunch.core.wire.Codec;
import io.staunch.policy.file.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTest {
  /** The project's root; tests run in their module's folder. */
  private static final Path POLICIES = Path.of("../policies");

  private static final String POLICY =
      """
      kind: policy
      name: small
      mode: enforce
      candidates: [web, api]
      rules:
        limit: {services: "*", limit: 1GiB, for: 5m, ladder: [restart]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void thePolicy() throws IOException {
    Files.writeString(folder.resolve("small.yaml"), POLICY);
  }

  private static Trials.Result run(List<Path> files) {
    return Trials.run(files, new Accounts(new TreeMap<>()), Terminal.PLAIN);
  }

  private Trials.Result test(String text) throws IOException {
    Path file = folder.resolve("small.test.yaml");
    Files.writeString(
        file, "kind: policy-test\npolicy: small.yaml\ntick: 10s\ntests:\n" + text.indent(2));
    return run(List.of(file));
  }

  private String shown(Trials.Result result) {
    return result.text().replace(folder + "/", "");
  }

  @Test
  void every_shipped_policy_has_its_test_beside_it_and_keeps_it() throws IOException {
    List<Path> policies = new ArrayList<>();
    for (Path shipped : List.of(POLICIES, POLICIES.resolve("examples"))) {
      try (Stream<Path> files = Files.list(shipped)) {
        files.filter(TrialsTest::isPolicy).sorted().forEach(policies::add);
      }
    }
    List<Path> tests =
        policies.stream()
            .map(policy -> Path.of(policy.toString().replace(".yaml", ".test.yaml")))
            .toList();

    Trials.Result result = run(tests);

    assertThat(policies.size()).isGreaterThanOrEqualTo(26);
    assertThat(result.text()).doesNotContain("FAIL").doesNotContain("expected");
    assertThat(result.exitCode()).isZero();
    for (Path test : tests) {
      assertThat(result.report().tests())
          .filteredOn(tested -> tested.file().equals(test.toString()))
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  private static boolean isPolicy(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") && !name.endsWith(".test.yaml") && !name.equals("host.yaml");
  }

  @Test
  void a_failing_test_shows_the_memory_what_came_instead_and_why() throws IOException {
    Trials.Result result =
        test(
            """
            a-leak:
              services: {web: 600MiB +1MiB/s}
              after-restart: {web: 300MiB}
              lasts: 40m
              expect:
                - acts web at 8m
                - never pages
            """);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(shown(result))
        .isEqualTo(
            """
            FAIL  small.test.yaml  a-leak

                  small.test.yaml:10:9
                  expected  acts web at 8m (give or take 10s)
                  instead   restart of web at 12m10s

                  web, limit 1 GiB (F found, A acted, x refused)
                  1.5 GiB +
                          |               .::##
                    1 GiB +----------.::#######--------------------------------------------
                          |    ..::############
                          |.::#################
                          |####################
                          |####################::::::::::::::::::::::::::::::::::::::::::::
                        0 +################################################################
                          +-------------------A--------------------------------------------
                           0s                                                           40m

                  why
                    12m10s  finding limit of web is confirmed: web uses 1.3 GiB, above its limit of 1 GiB, for 5m
                    12m10s  decided: restart of web, restart is the gentlest step that the rule lists
                    12m20s  finding limit of web is clear: web uses 300 MiB, within its limit of 1 GiB
                    12m22s  the order on web ended: done, all steps ran
                    12m30s  UP of web: yes, a new life stands, 1.3 GiB before, 300 MiB now
                    12m30s  told ticket ST-ACTED

            0 passed, 1 failed
            """);
  }

  @Test
  void what_must_never_happen_and_does_is_told_with_its_time() throws IOException {
    Trials.Result result =
        test(
            """
            too-careful:
              services: {web: 2GiB, api: 100MiB}
              after-restart: {web: 300MiB}
              lasts: 20m
              expect:
                - never acts web
                - acts web twice
                - acts api
                - refused web by budget
                - finding limit of api by 10m
            """);

    assertThat(result.report().tests().getFirst().missed())
        .extracting(Report.Missed::instead)
        .containsExactly(
            "restart of web at 5m",
            "once: restart of web at 5m",
            "no act on api; but restart of web at 5m",
            "budget refused nothing on web",
            "limit of api was never confirmed; but finding limit of web at 5m");
  }

  @Test
  void the_same_test_gives_the_same_course_also_with_noise_and_another_seed_another()
      throws IOException {
    String noisy =
        """
        noisy:
          services: {web: 900MiB ~200MiB}
          lasts: 6h
          expect: [pages]
        """;
    String first = test(noisy).text();

    assertThat(test(noisy).text()).isEqualTo(first);
    assertThat(test(noisy.replace("~200MiB", "~100MiB")).text()).isNotEqualTo(first);
  }

  @Test
  void people_and_others_come_in_between() throws IOException {
    Trials.Result result =
        test(
            """
            a-restart-by-somebody-else-is-enough:
              services: {web: 2GiB}
              after-restart: {web: 300MiB}
              lasts: 20m
              events: {4m: restart web}
              expect: [never acts, never finding limit]
            a-page-that-was-seen-is-not-repeated:
              services: {web: 2GiB}
              lasts: 3h
              events: {0s: channel untested, 6m: ack}
              expect: [pages ST-HELD at 5m, never pages after 6m, refused web by mode at 1h]
            a-service-that-is-down-holds-nothing:
              services: {web: 2GiB for 4m down for 10m 2GiB for 4m 100MiB}
              lasts: 30m
              expect: [never acts]
            """);

    assertThat(result.text()).doesNotContain("FAIL");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void a_bad_file_is_told_at_its_place_and_the_others_are_run() throws IOException {
    Path bad = folder.resolve("bad.test.yaml");
    Files.writeString(
        bad,
        """
        kind: policy-test
        policy: small.yaml
        tests:
          one: {services: {web: 1GiB}, lasts: 1h, expect: [finding limits]}
        """);
    Trials.Result result = run(List.of(bad, POLICIES.resolve("fixed-limit.test.yaml")));

    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(shown(result))
        .contains("bad.test.yaml:4:60: found \"limits\", expected a rule of small — did you mean")
        .contains("ok    ")
        .contains("0 failed, 1 problem in the files");
  }

  @Test
  void a_policy_that_is_missing_is_a_problem_of_its_own() throws IOException {
    Files.delete(folder.resolve("small.yaml"));
    Trials.Result result = test("one: {services: {web: 1GiB}, lasts: 1h, expect: [never acts]}");

    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(shown(result)).contains("small.yaml: found no such file");
  }

  @Test
  void a_test_can_ask_what_would_be_with_another_setting() throws IOException {
    Trials.Result result =
        test(
            """
            as-it-is: {services: {web: 2GiB for 1m 300MiB}, lasts: 1h, expect: [never acts]}
            at-once:
              services: {web: 2GiB for 1m 300MiB}
              with: {rules: {limit: {for: null}}}
              lasts: 1h
              expect: [acts web at 0s]
            in-no-case:
              services: {web: 2GiB}
              with: {mode: advise, candidates: []}
              lasts: 1h
              expect: [never acts]
            """);
    assertThat(result.text()).doesNotContain("FAIL");
    assertThat(result.exitCode()).isZero();

    Trials.Result wrong =
        test(
            """
            one: {services: {web: 2GiB}, with: {rules: {limit: {fro: 0s}}}, lasts: 1h, expect: [acts]}
            """);
    assertThat(shown(wrong)).contains("small.test.yaml:5:55: found \"fro\"");
  }

  @Test
  void scripts_get_all_of_it_as_json() throws IOException {
    Trials.Result result =
        test("one: {services: {web: 2GiB}, lasts: 1h, expect: [never acts, acts web]}");

    String json = new Codec().text(Report.class, result.report());
    assertThat(json)
        .contains("\"passed\":0", "\"failed\":1", "\"instead\":\"restart of web at 5m\"");
  }
}
