package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WithinBudgetTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void what_is_taken_in_time_is_told() throws Exception {
    assertThat(took((order, service, members, budget) -> service + " within " + budget, LONG))
        .isEqualTo("web within PT20S");
  }

  @Test
  void what_hangs_is_left_behind_and_not_repeated_for_ever() throws Exception {
    CountDownLatch unblocked = new CountDownLatch(1);
    WithinBudget evidence =
        new WithinBudget((order, service, members, budget) -> {
          unblocked.await();
          return "late";
        });
    for (int i = 0; i < WithinBudget.HANGING_MOST; i++) {
      assertThat(evidence.take(1, "web", List.of(), SHORT)).startsWith("cut off after 50ms");
    }
    assertThat(evidence.take(1, "web", List.of(), LONG)).startsWith("none: earlier captures");
    unblocked.countDown();
    assertThat(
            Deadline.in(LONG)
                .await(SHORT, () -> evidence.take(1, "web", List.of(), LONG).equals("late")))
        .isTrue();
  }

  @Test
  void what_breaks_is_no_reason_to_stop() throws Exception {
    assertThat(
            took(
                (order, service, members, budget) -> {
                  throw new IllegalStateException("boom");
                },
                LONG))
        .contains("none: ")
        .contains("boom");
  }

  private static String took(EvidenceTaker taker, Duration budget) throws InterruptedException {
    return new WithinBudget(taker).take(1, "web", List.of(), budget);
  }
}
