package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent that dies in the middle of an act: nothing is done twice, lost, or left undone. */
final class KilledAgentTest {
  /** Services in a row on one bench, and benches at a time. */
  private static final int ROW = 7;

  private static final int BENCHES = 3;

  /** An act on a bench takes about a second; what comes later is its telling. */
  private static final int MOST_MILLIS = 1500;

  /** Steps of an order: evidence, stop, start, wait for the new life, settle. */
  private static final int STEPS = 5;

  @Tag("real")
  @Test
  void dead_at_any_step_of_an_act_it_is_followed_by_one_that_ends_it() throws Exception {
    List<String> points = points();

    for (int step = 0; step < STEPS; step++) {
      assertThat(points)
          .contains("after journal Began " + step, "after perform " + step)
          .contains("before journal Ended " + step, "after journal Ended " + step);
    }
    assertThat(points)
        .contains("before record Found", "after record Decided", "after record Intended")
        .contains("after journal Received", "after journal Closed", "after record Ended")
        .contains("before record Verified UP", "after record Verified UP", "after tell ST-ACTED");
    all(points.stream().map(Deaths.Way::at).toList());
  }

  @Tag("real")
  @Test
  void killed_at_ten_random_moments_of_acts_it_is_followed_by_one_that_ends_them()
      throws Exception {
    all(randomly(10));
  }

  @Tag("soak")
  @Test
  void killed_at_a_hundred_random_moments_of_acts_it_is_followed_by_one_that_ends_them()
      throws Exception {
    all(randomly(100));
  }

  /**
   * The calls of one act, each as the moment after it; and the moment before it where time passes
   * between it and the call before, so that these two are not the same.
   */
  private static List<String> points() throws Exception {
    List<String> calls =
        Deaths.each(
            List.of(
                new Deaths.Way(
                    "never",
                    (bench, agent, victim) -> {
                      bench.until(
                          "the act is told",
                          () -> bench.read("calls.log").contains("after tell ST-ACTED"));
                      Bench.kill(agent);
                    })));
    Set<String> points = new LinkedHashSet<>();
    for (String call : calls.subList(calls.indexOf("before record Found"), calls.size())) {
      boolean timePasses =
          call.matches("before (journal Ended .*|record (Found|LifeChanged|Verified UP))");
      boolean ofTheAct = !call.endsWith("WORTH");
      if (ofTheAct && (call.startsWith("after ") || timePasses)) {
        points.add(call);
      }
    }
    return List.copyOf(points);
  }

  private static List<Deaths.Way> randomly(int times) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<Deaths.Way> ways = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Duration after = Duration.ofMillis(random.nextInt(MOST_MILLIS));
      ways.add(Deaths.Way.killed("seed " + seed + ": ", after));
    }
    return ways;
  }

  /** Dies in all these ways, some benches side by side. */
  private static void all(List<Deaths.Way> ways) throws Exception {
    List<Callable<List<String>>> rows = new ArrayList<>();
    for (int from = 0; from < ways.size(); from += ROW) {
      List<Deaths.Way> row = ways.subList(from, Math.min(ways.size(), from + ROW));
      rows.add(() -> Deaths.each(row));
    }
    try (ExecutorService benches = Executors.newFixedThreadPool(BENCHES)) {
      for (Future<List<String>> row : benches.invokeAll(rows)) {
        assertThat(row.get()).isNotEmpty();
      }
    }
  }
}
