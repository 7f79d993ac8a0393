package io.staunch.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StanceTest {
  private static final Instant END = Instant.parse("2026-12-25T00:00:00Z");

  @Test
  void without_an_end_it_holds_for_good() {
    assertThat(Stance.always(Risk.NEVER).at(Instant.MAX)).isEqualTo(Risk.NEVER);
    assertThat(Stance.always(Risk.NEVER).spokenEnd()).isEmpty();
  }

  @Test
  void from_its_end_on_it_is_neutral() {
    Stance stance = new Stance(Risk.NEVER, Optional.of(END));
    assertThat(stance.at(END.minusMillis(1))).isEqualTo(Risk.NEVER);
    assertThat(stance.at(END)).isEqualTo(Risk.NEUTRAL);
    assertThat(stance.spokenEnd()).contains("2026-12-25 00:00 UTC");
  }
}
