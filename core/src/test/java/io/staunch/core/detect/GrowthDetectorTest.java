package io.staunch.core.detect;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.sample;
import static io.staunch.core.Seen.service;
import static io.staunch.core.detect.Finding.State.CLEAR;
import static io.staunch.core.detect.Finding.State.CONFIRMED;
import static io.staunch.core.detect.Finding.State.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.ServiceSample;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Growth of 30 MiB and more, judged from one hour on, at a tick of 30 seconds. */
class GrowthDetectorTest {
  private static final double HOUR = 3_600;
  private static final double TICK = 30;

  private final Bench bench =
      new Bench(
          Detectors.of(
              "growth",
              new Condition.Growth(Duration.ofHours(1), mebi(30)),
              Duration.ofSeconds((long) TICK)),
          Optional.of("web"));

  /**
   * Sees one life whose memory follows a shape, in MiB by seconds of age, with even noise on it.
   */
  private void live(double hours, double noise, long seed, DoubleUnaryOperator shape) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double age = 0; age <= hours * HOUR; age += TICK) {
      double use = shape.applyAsDouble(age) + noise * random.nextDouble();
      bench.see(sample(at(100 + age), 600, service("web", "a", age, use)));
    }
  }

  private void assertQuiet() {
    assertThat(bench.states()).containsExactly(CLEAR);
  }

  private void assertFound() {
    assertThat(bench.states()).containsExactly(CLEAR, CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_noisy_leak_is_found_and_told_in_words(long seed) {
    live(3, 20, seed, age -> 100 + 60 * age / HOUR);
    assertFound();
    Finding found = bench.finding();
    assertThat(found.need()).isBetween(mebi(60), mebi(100));
    assertThat(found.reason())
        .matches(
            "web grew steadily by [6-9]\\d(\\.\\d)? MiB in 1h \\d+m, [56]\\d(\\.\\d)? MiB an hour");
  }

  @Test
  void a_leak_in_small_steps_is_found() {
    live(3, 2, 1, age -> 100 + 10 * StrictMath.floor(age / 600));
    assertFound();
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 230, 300, 430, 900})
  void a_leak_under_a_saw_tooth_is_found_and_stays_so(double period) {
    live(6, 5, 1, age -> 100 + 40 * age / HOUR + 100 * (age % period) / period);
    assertFound();
  }

  @Test
  void a_leak_that_begins_after_hours_is_found() {
    live(12, 10, 1, age -> 100 + 60 * StrictMath.max(0, age / HOUR - 5));
    assertFound();
  }

  @Test
  void unevenly_sampled_it_is_the_same_leak() {
    SplittableRandom random = new SplittableRandom(9);
    for (double age = 0; age < 3 * HOUR; age += 0.5 + random.nextDouble() * 60) {
      double use = 100 + 60 * age / HOUR + 10 * random.nextDouble();
      bench.see(sample(at(100 + age), 600, service("web", "a", age, use)));
    }
    assertFound();
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 300", "3, 300", "4, 1000", "5, 1000", "6, 3000", "7, 3000", "8, 3000"})
  void noise_alone_is_quiet(long seed, double noise) {
    live(24, noise, seed, age -> 100);
    assertQuiet();
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 300, 1_200})
  void a_warm_up_that_ends_is_quiet(double tau) {
    live(12, 20, 1, age -> 500 - 400 * StrictMath.exp(-age / tau));
    assertQuiet();
  }

  @Test
  void a_start_up_ramp_to_a_plateau_is_quiet() {
    live(12, 10, 1, age -> 100 + 400 * StrictMath.min(1, age / 1_500));
    assertQuiet();
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 290, 1_000, 3_000})
  void a_saw_tooth_is_quiet(double period) {
    live(24, 10, 1, age -> 100 + 300 * (age % period) / period);
    assertQuiet();
  }

  @Test
  void one_step_to_another_plateau_is_quiet() {
    live(12, 10, 1, age -> age < 4.2 * HOUR ? 100 : 300);
    assertQuiet();
  }

  @Test
  void a_batch_that_comes_and_goes_is_quiet() {
    live(24, 10, 1, age -> age > 9 * HOUR && age < 11 * HOUR ? 400 : 100);
    assertQuiet();
  }

  @Test
  void days_of_a_daily_rhythm_are_quiet() {
    // starts at the top: the first day is not all rise
    live(24 * 5, 20, 1, age -> 300 + 100 * StrictMath.cos(2 * StrictMath.PI * age / (24 * HOUR)));
    assertThat(bench.finding().state()).isEqualTo(CLEAR);
  }

  @Test
  void a_young_life_is_not_judged() {
    live(0.5, 0, 1, age -> 100 + age);
    assertQuiet();
    assertThat(bench.finding().reason())
        .isEqualTo("web has been seen for 30m; growth is judged from 1h on");
  }

  @Test
  void growth_that_stops_is_cleared() {
    live(8, 5, 1, age -> 100 + 60 * StrictMath.min(2, age / HOUR));
    assertThat(bench.states()).containsExactly(CLEAR, CONFIRMED, CLEAR);
  }

  @Test
  void a_new_life_starts_from_new() {
    live(3, 5, 1, age -> 100 + 60 * age / HOUR);
    Finding reborn = bench.see(sample(at(100 + 3 * HOUR + 30), 600, service("web", "b", 1, 300)));
    assertThat(reborn.state()).isEqualTo(CLEAR);
    assertThat(reborn.reason()).contains("has been seen for 0s");
  }

  @Test
  void what_cannot_be_judged_is_no_data_and_what_does_not_run_does_not_grow() {
    live(3, 5, 1, age -> 100 + 60 * age / HOUR);
    double end = 100 + 3 * HOUR;
    assertThat(bench.miss(at(end + 90)).state()).isEqualTo(CONFIRMED);
    assertThat(bench.miss(at(end + 91)).state()).isEqualTo(NO_DATA);
    assertThat(
            bench
                .see(
                    sample(at(end + 100), 600, new ServiceSample.Contradicted("web", "two claims")))
                .reason())
        .isEqualTo("web cannot be judged: two claims");
    assertThat(bench.see(sample(at(end + 110), 600, new ServiceSample.Absent("web"))).state())
        .isEqualTo(CLEAR);
  }
}
