package io.staunch.core.detect;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.sample;
import static io.staunch.core.detect.Finding.State.CLEAR;
import static io.staunch.core.detect.Finding.State.CONFIRMED;
import static io.staunch.core.detect.Finding.State.NO_DATA;
import static io.staunch.core.detect.Finding.State.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerLimitDetectorTest {
  private final Bench bench =
      new Bench(
          Detectors.of(
              "full",
              new Condition.ServerLimit(0.9, new Sustained.For(Duration.ofMinutes(10)), 0.95),
              Duration.ofSeconds(30)),
          Optional.empty());

  @Test
  void a_server_above_its_limit_for_ten_minutes_is_confirmed() {
    assertThat(bench.finding().reason()).isEqualTo("no data on the server yet");
    bench.see(sample(at(0), 890));
    assertThat(bench.finding().state()).isEqualTo(CLEAR);
    assertThat(bench.finding().reason())
        .isEqualTo("the server uses 890 MiB of 1000 MiB (89%), within the limit of 90%");
    for (int second = 30; second < 630; second += 30) {
      assertThat(bench.see(sample(at(second), 912.5)).state()).isEqualTo(PENDING);
    }
    Finding found = bench.see(sample(at(633), 912.5));
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.service()).isEmpty();
    assertThat(found.life()).isEmpty();
    assertThat(found.need()).isEqualTo(mebi(57.5));
    assertThat(found.reason())
        .isEqualTo(
            "the server uses 913 MiB of 1000 MiB (91.3%), above the limit of 90%, for 10m 3s");
  }

  @Test
  void it_clears_below_the_clear_level_and_forgets_after_a_gap() {
    for (int second = 0; second <= 600; second += 30) {
      bench.see(sample(at(second), 950));
    }
    assertThat(bench.see(sample(at(630), 860)).state()).isEqualTo(CONFIRMED);
    assertThat(bench.see(sample(at(660), 854)).state()).isEqualTo(CLEAR);
    assertThat(bench.miss(at(760)).state()).isEqualTo(NO_DATA);
    assertThat(bench.finding().reason()).isEqualTo("no data on the server for more than 1m 30s");
    assertThat(bench.see(sample(at(800), 950)).state()).isEqualTo(PENDING);
  }
}
