package io.staunch.core.history;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {

  private static List<Point> rising(int size, double bytesPerSecond) {
    List<Point> points = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      points.add(new Point(at(index), new Bytes(1_000 + StrictMath.round(index * bytesPerSecond))));
    }
    return points;
  }

  @Test
  void a_straight_rise_reaches_a_level_when_it_does() {
    Extrapolation line = Extrapolation.of(rising(20, 50)).orElseThrow();
    assertThat(line.slopePerSecond()).isCloseTo(50, within(1e-9));
    assertThat(line.from()).isEqualTo(at(19));
    assertThat(line.level()).isEqualTo(new Bytes(1_950));
    assertThat(line.timeUntil(new Bytes(2_950))).contains(Duration.ofSeconds(20));
    assertThat(line.timeUntil(new Bytes(1_950))).contains(Duration.ZERO);
    assertThat(line.timeUntil(new Bytes(10))).contains(Duration.ZERO);
  }

  @Test
  void what_does_not_rise_or_only_in_ages_never_gets_there() {
    assertThat(Extrapolation.of(rising(20, 0)).orElseThrow().timeUntil(new Bytes(1_001))).isEmpty();
    assertThat(Extrapolation.of(rising(20, -5)).orElseThrow().timeUntil(new Bytes(1_001)))
        .isEmpty();
    assertThat(
            Extrapolation.of(rising(20, 1)).orElseThrow().timeUntil(new Bytes(Long.MAX_VALUE / 2)))
        .isEmpty();
  }

  @Test
  void too_few_points_tell_nothing() {
    assertThat(Extrapolation.of(rising(Extrapolation.LEAST_POINTS - 1, 50))).isEmpty();
    assertThat(Extrapolation.of(rising(Extrapolation.LEAST_POINTS, 50))).isPresent();
  }

  @Test
  void the_same_rise_sampled_unevenly_is_the_same_rise() {
    SplittableRandom random = new SplittableRandom(11);
    for (int draw = 0; draw < 50; draw++) {
      List<Point> points = new ArrayList<>();
      double second = 0;
      int size = random.nextInt(8, 300);
      for (int index = 0; index < size; index++) {
        second += 0.01 + random.nextDouble() * (random.nextInt(10) == 0 ? 500 : 2);
        double exact = StrictMath.round(second * 1_000) / 1_000.0;
        points.add(new Point(at(exact), new Bytes(StrictMath.round(exact * 1_000_000))));
      }
      Extrapolation line = Extrapolation.of(points).orElseThrow();
      assertThat(line.slopePerSecond()).isCloseTo(1_000_000, within(1.0));
      assertThat(line.from()).isEqualTo(points.getLast().at());
    }
  }

  @Test
  void time_that_passed_since_the_newest_point_is_taken_off() {
    Series series = new Series();
    for (int second = 0; second < 60; second++) {
      series.add(at(second), service("web", "a", second, 100 + second));
    }
    assertThat(Extrapolation.timeUntil(series, mebi(259), at(59)))
        .contains(Duration.ofSeconds(100));
    assertThat(Extrapolation.timeUntil(series, mebi(259), at(99))).contains(Duration.ofSeconds(60));
    assertThat(Extrapolation.timeUntil(series, mebi(259), at(500))).contains(Duration.ZERO);
    assertThat(Extrapolation.timeUntil(new Series(), mebi(259), at(59))).isEmpty();
  }
}
