package io.staunch.agent.main.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests on several hosts, each for itself or with one treasury. */
class FleetTrialTest {
  private static final String HOSTS =
      """
      hosts:
        a: {services: {web: 2GiB}, after-restart: {web: 300MiB}}
        b: {services: {web: 2GiB}, after-restart: {web: 300MiB}}
        c: {services: {web: 2GiB}, after-restart: {web: 300MiB}}
      lasts: 3h
      """;

  @TempDir Path folder;

  private Given given() {
    return new Given(folder);
  }

  private void passes(String more) throws IOException {
    given().passes("t:\n" + (HOSTS + more).indent(2));
  }

  @BeforeEach
  void thePolicy() throws IOException {
    given()
        .policy(
            """
            candidates: [web]
            host-budget: 2 per 1h
            rules:
              limit: {services: web, limit: 1GiB, for: 5m, ladder: [restart]}
            """);
  }

  @Test
  void without_a_shared_treasury_all_of_them_go_at_once() throws IOException {
    passes(
        """
        expect:
          - acts web at 5m
          - acts 3 times by 6m in all
          - out at most 3 in all
          - out at most 1
        """);
  }

  @Test
  void with_a_shared_treasury_one_is_out_at_a_time_and_the_budget_is_one_for_all()
      throws IOException {
    passes(
        """
        treasury: shared
        expect:
          - out at most 1 in all
          - acts at most 2 times by 1h in all
          - refused web by outage at 5m on b saying web on a
          - refused web by budget at 30m on c saying the fleet has used 2 of its 2 restarts
          - acts web once on c
          - acts web between 1h and 1h10m on c
        """);
  }

  @Test
  void a_host_on_which_it_stays_down_holds_all_others() throws IOException {
    given()
        .passes(
            """
            t:
              hosts:
                a:
                  services: {web: 2GiB}
                  after-restart: {web: 300MiB}
                  orders: {web: stays-down}
                b: {services: {web: 2GiB}, after-restart: {web: 300MiB}}
              treasury: shared
              lasts: 3h
              events: {2h: start web on a, 2h10m: ack on a}
              expect:
                - never acts before 2h10m on b
                - acts web at 2h10m on b
                - out at most 1 in all
            """);
  }

  @Test
  void what_is_missed_over_all_hosts_names_each_with_its_story() throws IOException {
    Trials.Result result =
        given().test("t:\n" + (HOSTS + "expect: [out at most 1 in all]\n").indent(2));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.text())
        .contains("FAIL  ")
        .contains("t on all hosts")
        .contains("instead   3 were out at 5m: web on a, web on b, web on c")
        .contains("on b\n")
        .contains("decided: restart of web");
  }
}
