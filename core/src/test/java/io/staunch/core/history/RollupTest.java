package io.staunch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RollupTest {
  private final Rollup rollup = new Rollup(3);

  @Test
  void it_keeps_lowest_mean_and_highest_of_each_life() {
    rollup.add(7, 30);
    rollup.add(8, 1);
    rollup.add(7, 10);
    rollup.add(7, 20);
    assertThat(rollup.size()).isEqualTo(2);
    assertThat(rollup.life(0)).isEqualTo(7);
    assertThat(rollup.low(0)).isEqualTo(10);
    assertThat(rollup.mean(0)).isEqualTo(20);
    assertThat(rollup.high(0)).isEqualTo(30);
    assertThat(rollup.readings(0)).isEqualTo(3);
  }

  @Test
  void a_shorter_span_weighs_by_its_readings() {
    rollup.add(7, 10, 20, 40, 3);
    rollup.add(7, 60, 60, 60, 1);
    assertThat(rollup.mean(0)).isEqualTo(30);
    assertThat(rollup.high(0)).isEqualTo(60);
  }

  @Test
  void the_life_not_seen_for_the_longest_time_makes_room() {
    rollup.add(1, 1);
    rollup.add(2, 2);
    rollup.add(3, 3);
    rollup.add(1, 1);
    rollup.add(4, 4);
    assertThat(rollup.life(0)).isEqualTo(1);
    assertThat(rollup.life(1)).isEqualTo(4);
    assertThat(rollup.high(1)).isEqualTo(4);
    assertThat(rollup.life(2)).isEqualTo(3);
  }

  @Test
  void a_shift_moves_all_three_and_stops_at_zero() {
    rollup.add(1, 100);
    rollup.add(1, 50);
    rollup.shift(1, -60);
    assertThat(rollup.low(0)).isZero();
    assertThat(rollup.mean(0)).isEqualTo(15);
    assertThat(rollup.high(0)).isEqualTo(40);
    rollup.shift(9, 5);
    rollup.clear();
    assertThat(rollup.size()).isZero();
  }
}
