package io.staunch.agent.main.trial;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that go wrong in a test. */
class FatesTest {
  @TempDir Path folder;

  private Given given() {
    return new Given(folder);
  }

  @BeforeEach
  void thePolicy() throws IOException {
    given()
        .policy(
            """
            candidates: ["*"]
            rules:
              limit: {services: "*", limit: 1GiB, for: 5m, ladder: [restart]}
            """);
  }

  @Test
  void an_action_that_ends_with_1_pages_and_keeps_the_permit() throws IOException {
    given()
        .passes(
            """
            it-fails:
              services: {web: 2GiB}
              orders: {web: fails}
              lasts: 2h
              expect:
                - acts web once
                - fails web by 6m saying exit code 1
                - pages ST-NOT-UP by 7m
                - never tells ST-ACTED
            """);
  }

  @Test
  void an_action_that_hangs_is_waited_for_until_its_time_out_and_nobody_knows() throws IOException {
    given()
        .passes(
            """
            it-hangs:
              services: {web: 2GiB}
              orders: {web: hangs}
              lasts: 1h
              expect:
                - fails web between 5m20s and 6m30s saying nobody knows whether
                - pages ST-NOT-UP
                - acts web once
            """);
  }

  @Test
  void what_stays_down_holds_its_permit_so_that_nothing_else_goes_out() throws IOException {
    given()
        .passes(
            """
            one-down-is-enough:
              services: {web: 2GiB, api: 2GiB}
              orders: {api: stays-down}
              lasts: 2h
              expect:
                - acts api at 5m
                - fails api saying no new life
                - pages ST-NOT-UP
                - refused web by outage at 1h
                - never acts web
                - out at most 1
            """);
  }

  @Test
  void a_life_that_frees_nothing_was_not_worth_it_and_is_not_repeated() throws IOException {
    given()
        .passes(
            """
            as-large-as-before:
              services: {web: 2GiB}
              orders: {web: frees-nothing}
              lasts: 6h
              expect:
                - acts web once
                - pages ST-INEFFECTIVE
                - never fails
            """);
  }

  @Test
  void orders_go_one_after_the_other_and_the_last_word_is_for_all_that_follow() throws IOException {
    given()
        .passes(
            """
            once-bad-then-good:
              services: {web: 300MiB +10MiB/m}
              after-restart: {web: 300MiB +10MiB/m}
              orders: {web: stays-down works}
              lasts: 8h
              events: {2h: start web, 2h1m: ack}
              expect:
                - fails web between 1h and 2h
                - acts web 5 times
                - never fails web after 2h
            """);
  }
}
