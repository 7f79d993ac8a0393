package io.staunch.agent.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.file.AgentFile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SelfWatchTest {
  private final SelfWatch self = new SelfWatch(new AgentFile.Own(Bytes.ofMebi(64), 0.1));

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void below_its_ceilings_it_says_nothing() {
    for (int minute = 1; minute < 60; minute++) {
      assertThat(self.look(minutes(minute), Bytes.ofMebi(40), Duration.ofSeconds(minute)))
          .isEmpty();
    }
  }

  @Test
  void memory_above_the_ceiling_is_said_once_an_hour() {
    assertThat(self.look(minutes(1), Bytes.ofMebi(65), Duration.ZERO)).isPresent();
    assertThat(self.look(minutes(2), Bytes.ofMebi(65), Duration.ZERO)).isEmpty();
    assertThat(self.look(minutes(62), Bytes.ofMebi(65), Duration.ZERO)).isPresent();
  }

  @Test
  void processor_time_is_judged_over_ten_minutes_and_not_by_a_moment() {
    assertThat(self.look(minutes(1), Bytes.ZERO, Duration.ZERO)).isEmpty();
    assertThat(self.look(minutes(2), Bytes.ZERO, Duration.ofSeconds(60))).isEmpty();
    assertThat(self.look(minutes(11), Bytes.ZERO, Duration.ofSeconds(70)))
        .hasValueSatisfying(notice -> assertThat(notice.text()).contains("12 % of a core"));
  }
}
