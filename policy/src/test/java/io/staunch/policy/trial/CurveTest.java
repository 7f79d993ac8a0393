package io.staunch.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Source;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Duration TICK = Duration.ofSeconds(10);

  private static Curve curve(String text) {
    String file =
        """
        kind: policy-test
        policy: p.yaml
        tests:
          one: {services: {web: "%s"}, lasts: 1d, expect: [never acts]}
        """
            .formatted(text);
    TrialFile read = TrialReader.read(Source.of("t", file)).value().orElseThrow();
    TrialFile.World world = read.trials().getFirst().value().hosts().getFirst();
    Placed<Curve> web = Objects.requireNonNull(world.services().get("web"));
    return web.value();
  }

  /** What is used at so many minutes, in MiB; -1 where it cannot be read, -2 where it is down. */
  private static long mebi(String text, double minutes) {
    Duration at = Duration.ofMillis(Math.round(minutes * 60_000));
    return switch (curve(text).at(at, TICK)) {
      case Curve.State.Uses(Bytes amount, Bytes _, int _) -> amount.value() >> 20;
      case Curve.State.Unread _ -> -1;
      case Curve.State.Down _ -> -2;
    };
  }

  @Test
  void an_amount_alone_holds_for_ever() {
    assertThat(mebi("300MiB", 0)).isEqualTo(300);
    assertThat(mebi("300MiB", 1400)).isEqualTo(300);
  }

  @Test
  void a_step_holds_as_long_as_it_says_by_time_or_by_readings() {
    assertThat(mebi("300MiB for 10m 500MiB", 9.99)).isEqualTo(300);
    assertThat(mebi("300MiB for 10m 500MiB", 10)).isEqualTo(500);
    assertThat(mebi("300MiB x6 500MiB", 0.9)).isEqualTo(300);
    assertThat(mebi("300MiB x6 500MiB", 1)).isEqualTo(500);
    assertThat(mebi("300MiB 500MiB", 0.1)).as("one reading").isEqualTo(300);
    assertThat(mebi("300MiB 500MiB", 0.17)).isEqualTo(500);
  }

  @Test
  void a_ramp_goes_on_from_where_the_part_before_ended() {
    assertThat(mebi("300MiB +60MiB/m", 10)).isEqualTo(900);
    assertThat(mebi("300MiB for 5m +1MiB/s", 10)).isEqualTo(600);
    assertThat(mebi("300MiB for 5m +1MiB/s to 500MiB", 60)).isEqualTo(500);
    assertThat(mebi("300MiB +60MiB/h for 1h -60MiB/h", 90)).isEqualTo(330);
    assertThat(mebi("300MiB -10MiB/m", 60)).as("never below nothing").isZero();
  }

  @Test
  void a_saw_rises_in_each_period_and_falls_back_at_once() {
    String saw = "saw 300MiB..900MiB every 10m";
    assertThat(mebi(saw, 0)).isEqualTo(300);
    assertThat(mebi(saw, 5)).isEqualTo(600);
    assertThat(mebi(saw, 9.9)).isEqualTo(894);
    assertThat(mebi(saw, 10)).isEqualTo(300);
    assertThat(mebi(saw + " for 20m 100MiB", 20)).isEqualTo(100);
  }

  @Test
  void in_a_gap_nothing_is_read_and_the_amount_stays() {
    assertThat(mebi("300MiB for 5m _ for 5m +60MiB/m", 7)).isEqualTo(-1);
    assertThat(mebi("300MiB for 5m _ for 5m +60MiB/m", 11)).isEqualTo(360);
    assertThat(mebi("300MiB x3 _ 400MiB", 0.5)).isEqualTo(-1);
    assertThat(mebi("300MiB x3 _ 400MiB", 0.67)).isEqualTo(400);
  }

  @Test
  void what_is_down_comes_back_as_another_life_and_a_restart_takes_no_time() {
    assertThat(mebi("300MiB for 5m down for 1m 200MiB", 5.5)).isEqualTo(-2);
    assertThat(lives("300MiB for 5m down for 1m 200MiB", 5)).isZero();
    assertThat(lives("300MiB for 5m down for 1m 200MiB", 6)).isEqualTo(1);
    assertThat(lives("300MiB for 5m restart 200MiB for 5m restart 200MiB", 5)).isEqualTo(1);
    assertThat(lives("300MiB for 5m restart 200MiB for 5m restart 200MiB", 10)).isEqualTo(2);
  }

  private static int lives(String text, long minutes) {
    return curve(text).at(Duration.ofMinutes(minutes), TICK).lives();
  }
}
