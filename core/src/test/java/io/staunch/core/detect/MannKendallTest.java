package io.staunch.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MannKendallTest {

  private static MannKendall test(double... values) {
    return MannKendall.of(values);
  }

  @Test
  void it_agrees_with_known_values() {
    // S = n(n-1)/2 and Var S = 125 for ten rising values
    assertThat(test(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).s()).isEqualTo(45);
    assertThat(test(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).z()).isCloseTo(3.9354796404, within(1e-9));
    assertThat(test(10, 9, 8, 7, 6, 5, 4, 3, 2, 1).z()).isCloseTo(-3.9354796404, within(1e-9));
    // with ties: S = 52, Var S = 208
    MannKendall tied = test(2, 3, 3, 1, 5, 5, 5, 8, 7, 9, 12, 11);
    assertThat(tied.s()).isEqualTo(52);
    assertThat(tied.z()).isCloseTo(51 / StrictMath.sqrt(208), within(1e-12));
    assertThat(test(10, 15, 14, 20).z()).isCloseTo(1.0190493307, within(1e-9));
  }

  @Test
  void equal_values_have_no_trend() {
    assertThat(test(3, 3, 3, 3, 3)).isEqualTo(new MannKendall(0, 0));
    assertThat(test()).isEqualTo(new MannKendall(0, 0));
    assertThat(test(1)).isEqualTo(new MannKendall(0, 0));
  }
}
