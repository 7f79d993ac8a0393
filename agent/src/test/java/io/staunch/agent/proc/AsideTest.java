package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsideTest {
  private static final Target A = new Target(1, 10);
  private static final Target B = new Target(2, 20);
  private static final Target HANGING = new Target(3, 30);

  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final Duration IMPATIENT = Duration.ofMillis(200);

  private final CountDownLatch released = new CountDownLatch(1);
  private final List<Target> readings = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger readers = new AtomicInteger();

  @AfterEach
  void release() {
    released.countDown();
  }

  private Aside<Target, Integer> aside(Duration fresh, Duration patience) {
    Function<Target, Integer> source =
        target -> {
          readings.add(target);
          if (target.pid() >= HANGING.pid()) {
            await(released);
          }
          return target.pid() * 100;
        };
    return new Aside<>(
        "test",
        () -> {
          readers.incrementAndGet();
          return source;
        },
        new Aside.Bounds(fresh, patience));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void answers_all_that_can_be_read_in_time() {
    try (Aside<Target, Integer> aside = aside(AMPLE, AMPLE)) {
      assertThat(aside.ask(List.of(A, B), AMPLE)).isEqualTo(Map.of(A, 100, B, 200));
    }
  }

  @Test
  void nothing_asked_starts_no_reader() {
    try (Aside<Target, Integer> aside = aside(AMPLE, AMPLE)) {
      assertThat(aside.ask(List.of(), AMPLE)).isEmpty();
      assertThat(readers).hasValue(0);
    }
  }

  @Test
  void one_that_is_slow_costs_the_budget_and_not_the_others_that_came_before_it() {
    try (Aside<Target, Integer> aside = aside(AMPLE, AMPLE)) {
      assertThat(askUntil(aside, List.of(A, HANGING, B), A)).isEqualTo(Map.of(A, 100));
    }
  }

  @Test
  void an_answer_that_came_too_late_serves_the_next_question() {
    try (Aside<Target, Integer> aside = aside(AMPLE, AMPLE)) {
      assertThat(aside.ask(List.of(HANGING), SHORT)).isEmpty();
      released.countDown();
      assertThat(askUntil(aside, List.of(HANGING), HANGING)).isEqualTo(Map.of(HANGING, 300));
    }
  }

  @Test
  void an_answer_that_is_not_fresh_is_none() {
    try (Aside<Target, Integer> aside = aside(Duration.ofNanos(1), AMPLE)) {
      aside.ask(List.of(A), AMPLE);

      assertThat(aside.ask(List.of(HANGING, A), SHORT)).isEmpty();
    }
  }

  @Test
  void who_waited_longest_is_read_first() {
    try (Aside<Target, Integer> aside = aside(AMPLE, AMPLE)) {
      aside.ask(List.of(A), AMPLE);
      aside.ask(List.of(A, B), AMPLE);

      assertThat(readings).containsExactly(A, B, A);
    }
  }

  @Test
  void a_reader_that_hangs_is_left_behind_with_its_process() {
    try (Aside<Target, Integer> aside = aside(AMPLE, IMPATIENT)) {
      askUntilHangs(aside, HANGING);

      assertThat(askUntil(aside, List.of(HANGING, A), A)).isEqualTo(Map.of(A, 100));
      assertThat(readers).hasValueGreaterThan(1);
      assertThat(Collections.frequency(readings, HANGING)).isOne();
    }
  }

  @Test
  void one_that_stops_hanging_is_asked_again() {
    try (Aside<Target, Integer> aside = aside(AMPLE, IMPATIENT)) {
      askUntilHangs(aside, HANGING);
      released.countDown();

      assertThat(askUntil(aside, List.of(HANGING), HANGING)).isEqualTo(Map.of(HANGING, 300));
      assertThat(aside.hangs(HANGING)).isFalse();
    }
  }

  @Test
  void no_more_readers_hang_than_a_few() {
    try (Aside<Target, Integer> aside = aside(AMPLE, IMPATIENT)) {
      for (int pid = 0; pid < Aside.MOST_HANGING; pid++) {
        askUntilHangs(aside, new Target(100 + pid, 1));
      }

      assertThat(aside.ask(List.of(A), AMPLE)).isEmpty();
      assertThat(readers).hasValue(Aside.MOST_HANGING);
    }
  }

  @Test
  void a_closed_one_answers_nothing() {
    Aside<Target, Integer> aside = aside(AMPLE, AMPLE);
    aside.close();

    assertThat(aside.ask(List.of(A), AMPLE)).isEmpty();
  }

  /** Asks until there is an answer for {@code wanted}, however busy the machine is. */
  private static Map<Target, Integer> askUntil(
      Aside<Target, Integer> aside, List<Target> targets, Target wanted) {
    long deadline = System.nanoTime() + AMPLE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Map<Target, Integer> answers = aside.ask(targets, SHORT);
      if (answers.containsKey(wanted)) {
        return answers;
      }
    }
    throw new AssertionError("never answered");
  }

  private static void askUntilHangs(Aside<Target, Integer> aside, Target target) {
    long deadline = System.nanoTime() + AMPLE.toNanos();
    while (!aside.hangs(target)) {
      assertThat(System.nanoTime() - deadline).as("never hung").isNegative();
      assertThat(aside.ask(List.of(target), SHORT)).isEmpty();
    }
  }
}
