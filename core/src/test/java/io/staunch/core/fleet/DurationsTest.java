package io.staunch.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.0004S, 0s",
    "PT0.35S, 350ms",
    "PT1.9S, 1s",
    "PT59.999S, 59s",
    "PT60S, 1m",
    "PT10M3S, 10m 3s",
    "PT2H5M, 2h 5m",
    "PT1H0M30S, 1h",
    "PT76H59M, 3d 4h",
    "P3650D, 3650d",
    "PT-90S, -1m 30s"
  })
  void the_two_largest_units_are_said(Duration duration, String text) {
    assertThat(Durations.text(duration)).isEqualTo(text);
  }

  @Test
  void what_is_said_is_never_longer_than_what_was() {
    SplittableRandom random = new SplittableRandom(7);
    for (int draw = 0; draw < 2_000; draw++) {
      Duration duration = Duration.ofMillis(random.nextLong(1L << random.nextInt(1, 40)));
      Duration said = Duration.ZERO;
      for (String part : Durations.text(duration).split(" ", -1)) {
        said = said.plus(parsed(part));
      }
      assertThat(said).isLessThanOrEqualTo(duration);
      assertThat(said.multipliedBy(2))
          .isGreaterThanOrEqualTo(duration.truncatedTo(ChronoUnit.MILLIS));
    }
  }

  private static Duration parsed(String part) {
    return part.endsWith("d")
        ? Duration.parse("P" + part.toUpperCase(Locale.ROOT))
        : part.endsWith("ms")
            ? Duration.ofMillis(Long.parseLong(part.substring(0, part.length() - 2)))
            : Duration.parse("PT" + part.toUpperCase(Locale.ROOT));
  }
}
