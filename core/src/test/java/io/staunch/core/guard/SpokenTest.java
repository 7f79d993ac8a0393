package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpokenTest {
  @Test
  void a_time_is_told_in_its_two_largest_units() {
    assertThat(Spoken.passed(Duration.parse("PT0S"))).isEqualTo("0s");
    assertThat(Spoken.passed(Duration.parse("PT59S"))).isEqualTo("59s");
    assertThat(Spoken.passed(Duration.parse("PT4M12S"))).isEqualTo("4m 12s");
    assertThat(Spoken.passed(Duration.parse("PT1H0M59S"))).isEqualTo("1h");
    assertThat(Spoken.passed(Duration.parse("PT49H30M"))).isEqualTo("2d 1h");
  }

  @Test
  void time_gone_is_rounded_down_and_time_to_wait_up_so_that_nobody_comes_too_early() {
    assertThat(Spoken.passed(Duration.ofMillis(1999))).isEqualTo("1s");
    assertThat(Spoken.left(Duration.ofMillis(1001))).isEqualTo("2s");
    assertThat(Spoken.left(Duration.ofNanos(1))).isEqualTo("1s");
    assertThat(Spoken.left(Duration.ofMinutes(61).plusSeconds(1))).isEqualTo("1h 2m");
  }
}
