package io.staunch.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TheilSenTest {
  private static double[] numbers(double... numbers) {
    return numbers;
  }

  @Test
  void it_agrees_with_known_values() {
    // scipy.stats.theilslopes(v, t, method='joint'), SciPy 1.17.1
    TheilSen line =
        TheilSen.of(
                numbers(0, 1, 2.5, 4, 7, 7.5, 11, 13, 20, 21),
                numbers(5, 5.5, 9, 7, 30, 12, 15, 18, 24, 26))
            .orElseThrow();
    assertThat(line.slope()).isCloseTo(1.0, within(1e-9));
    assertThat(line.intercept()).isCloseTo(4.75, within(1e-9));
  }

  @Test
  void lone_outliers_do_not_bend_it() {
    SplittableRandom random = new SplittableRandom(3);
    double[] times = new double[40];
    double[] values = new double[40];
    for (int index = 0; index < 40; index++) {
      times[index] = index + random.nextDouble();
      values[index] = 10 + 3 * times[index] + (index % 5 == 0 ? 1_000 * random.nextDouble() : 0);
    }
    TheilSen line = TheilSen.of(times, values).orElseThrow();
    assertThat(line.slope()).isCloseTo(3, within(0.5));
  }

  @Test
  void uneven_sampling_does_not_matter() {
    SplittableRandom random = new SplittableRandom(4);
    for (int draw = 0; draw < 100; draw++) {
      double[] times = new double[20];
      double[] values = new double[20];
      double slope = random.nextDouble() * 200 - 100;
      for (int index = 0; index < 20; index++) {
        times[index] =
            (index == 0 ? 0 : times[index - 1]) + StrictMath.pow(10, random.nextDouble() * 4);
        values[index] = 7 + slope * times[index];
      }
      TheilSen line = TheilSen.of(times, values).orElseThrow();
      assertThat(line.slope()).isCloseTo(slope, within(1e-6));
      assertThat(line.at(1_000)).isCloseTo(7 + 1_000 * slope, within(1e-3));
    }
  }

  @Test
  void points_at_one_time_have_no_slope() {
    assertThat(TheilSen.of(numbers(), numbers())).isEmpty();
    assertThat(TheilSen.of(numbers(1), numbers(1))).isEmpty();
    assertThat(TheilSen.of(numbers(1, 1), numbers(1, 2))).isEmpty();
    assertThatThrownBy(() -> TheilSen.of(numbers(1), numbers()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
