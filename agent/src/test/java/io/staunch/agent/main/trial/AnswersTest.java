package io.staunch.agent.main.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who answer in a test, and what changes before they do. */
class AnswersTest {
  @TempDir Path folder;

  private Given given() {
    return new Given(folder);
  }

  @BeforeEach
  void thePolicy() throws IOException {
    given()
        .policy(
            """
            candidates: [web]
            approval-expiry: 30m
            rules:
              limit: {services: web, limit: 1GiB, for: 5m, mode: approve, ladder: [restart]}
            """);
  }

  @Test
  void what_is_approved_is_done_at_once() throws IOException {
    given()
        .passes(
            """
            t:
              services: {web: 2GiB}
              after-restart: {web: 300MiB}
              lasts: 2h
              events: {20m: approve web}
              expect:
                - asks web with restart once
                - asks web at 5m
                - tells ST-APPROVE
                - acts web at 20m
                - acts web once
            """);
  }

  @Test
  void what_is_refused_or_postponed_is_not_done_and_an_unanswered_question_is_asked_anew()
      throws IOException {
    given()
        .passes(
            """
            refused:
              services: {web: 2GiB}
              lasts: 3h
              events: {20m: refuse web}
              expect: [never acts, asks web once]
            postponed:
              services: {web: 2GiB}
              lasts: 3h
              events: {20m: postpone web for 1h}
              expect:
                - never acts
                - never asks between 6m and 1h19m
                - drops web at 1h20m saying the postponement is over
                - asks web between 1h20m and 1h21m
            unanswered:
              services: {web: 2GiB}
              lasts: 1h
              expect: [drops web at 35m saying nobody answered in time, asks web twice]
            """);
  }

  @Test
  void a_service_that_is_stopped_while_people_are_asked_is_never_started() throws IOException {
    given()
        .passes(
            """
            seen-before-the-answer:
              services: {web: 2GiB}
              lasts: 2h
              events: {10m: stop web, 20m: approve web}
              expect: [never acts, drops web at 10m saying web is not running]
            in-the-same-moment:
              services: {web: 2GiB}
              lasts: 2h
              events: {9m59s: stop web, 10m: approve web}
              expect: [never tells ST-ACTED, never fails]
            """);
  }

  @Test
  void an_approval_after_the_facts_changed_does_nothing_and_says_why() throws IOException {
    given()
        .passes(
            """
            another-life:
              services: {web: 2GiB}
              lasts: 1h
              events: {19m50s: restart web, 20m: approve web}
              expect: [never acts, drops web at 19m50s saying started anew]
            gone-by-itself:
              services: {web: 2GiB for 12m 300MiB}
              lasts: 2h
              events: {20m: approve web}
              expect: [never acts, drops web at 12m saying no longer confirmed]
            paused-meanwhile:
              services: {web: 2GiB}
              lasts: 1h
              events: {10m: pause, 20m: approve web}
              expect: [never acts, declines web at 20m saying paused by somebody]
            """);
  }

  @Test
  void an_answer_to_nothing_is_told_among_the_reasons() throws IOException {
    Trials.Result result =
        given()
            .test(
                """
                t:
                  services: {web: 300MiB}
                  lasts: 1h
                  events: {20m: approve web}
                  expect: [acts web]
                """);
    assertThat(result.text())
        .contains("20m  somebody would have approved web, but no question about it stood");
  }
}
