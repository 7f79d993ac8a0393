package io.staunch.core.detect;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.cheaply;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.sample;
import static io.staunch.core.Seen.service;
import static io.staunch.core.detect.Finding.State.CLEAR;
import static io.staunch.core.detect.Finding.State.CONFIRMED;
import static io.staunch.core.detect.Finding.State.NO_DATA;
import static io.staunch.core.detect.Finding.State.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceLimitDetectorTest {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Sustained TEN_SECONDS = new Sustained.For(Duration.ofSeconds(10));

  /** A limit of 500 MiB that clears below 450. */
  private static Bench limit(Sustained sustained) {
    return bench(new Limit.OfBytes(mebi(500)), sustained);
  }

  private static Bench bench(Limit limit, Sustained sustained) {
    return new Bench(
        Detectors.of("r", new Condition.ServiceLimit(limit, sustained, 0.9), TICK),
        Optional.of("web"));
  }

  private static Finding use(Bench bench, double second, double mebibytes) {
    return bench.see(sample(at(second), 600, service("web", "a", second, mebibytes)));
  }

  @Test
  void before_the_first_look_there_is_no_data() {
    Bench bench = limit(TEN_SECONDS);
    assertThat(bench.finding().state()).isEqualTo(NO_DATA);
    assertThat(bench.finding().reason()).isEqualTo("no data on web yet");
    assertThat(bench.miss(at(5)).state()).isEqualTo(NO_DATA);
    assertThat(bench.finding().since()).isEqualTo(at(5));
    assertThat(bench.finding().seen()).isEmpty();
  }

  @Test
  void a_limit_without_a_duration_confirms_on_the_first_ruling_reading() {
    Bench bench = limit(Sustained.AT_ONCE);
    assertThat(use(bench, 1, 500).state()).isEqualTo(CLEAR);
    Finding found = use(bench, 2, 612);
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.since()).isEqualTo(at(2));
    assertThat(found.life()).contains(new Incarnation("a"));
    assertThat(found.value()).isEqualTo(mebi(612));
    assertThat(found.limit()).isEqualTo(mebi(500));
    assertThat(found.need()).isEqualTo(mebi(162));
    assertThat(found.screened()).isFalse();
    assertThat(found.reason()).isEqualTo("web uses 612 MiB, above its limit of 500 MiB");
  }

  @Test
  void a_duration_is_waited_for_in_sample_time() {
    Bench bench = limit(TEN_SECONDS);
    use(bench, 0, 400);
    assertThat(use(bench, 1, 600).reason())
        .isEqualTo("web uses 600 MiB, above its limit of 500 MiB, for 0s of 10s");
    for (double second = 2; second < 11; second += 1.5) {
      assertThat(use(bench, second, 600).state()).isEqualTo(PENDING);
    }
    Finding found = use(bench, 11.2, 600);
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.reason()).isEqualTo("web uses 600 MiB, above its limit of 500 MiB, for 10s");
    assertThat(use(bench, 13.2, 600).reason())
        .isEqualTo("web uses 600 MiB, above its limit of 500 MiB, confirmed 2s ago");
    assertThat(bench.finding().since()).isEqualTo(at(11.2));
  }

  @Test
  void one_reading_within_the_limit_starts_the_duration_from_new() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second < 9; second++) {
      use(bench, second, 600);
    }
    Finding dip = use(bench, 9, 500);
    assertThat(dip.state()).isEqualTo(PENDING);
    assertThat(dip.need()).isEqualTo(Bytes.ZERO);
    assertThat(dip.reason()).contains("within its limit", "counts from new");
    for (int second = 10; second < 20; second++) {
      assertThat(use(bench, second, 600).state()).isEqualTo(PENDING);
    }
    assertThat(use(bench, 20, 600).state()).isEqualTo(CONFIRMED);
  }

  @Test
  void a_confirmed_finding_clears_only_below_the_clear_level() {
    Bench bench = limit(Sustained.AT_ONCE);
    use(bench, 0, 600);
    Finding within = use(bench, 1, 450);
    assertThat(within.state()).isEqualTo(CONFIRMED);
    assertThat(within.reason())
        .isEqualTo(
            "web uses 450 MiB, within its limit of 500 MiB, but not below 450 MiB yet, confirmed 1s"
                + " ago");
    Finding after = use(bench, 2, 449);
    assertThat(after.state()).isEqualTo(CLEAR);
    assertThat(after.since()).isEqualTo(at(2));
    assertThat(after.need()).isEqualTo(Bytes.ZERO);
    assertThat(use(bench, 3, 490).state()).isEqualTo(CLEAR);
    assertThat(bench.finding().since()).isEqualTo(at(2));
  }

  @Test
  void a_gap_of_more_than_three_ticks_is_no_data_and_counts_from_new() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second < 9; second++) {
      use(bench, second, 600);
    }
    assertThat(bench.miss(at(9)).state()).isEqualTo(PENDING);
    assertThat(bench.miss(at(11)).state()).isEqualTo(PENDING);
    Finding lost = bench.miss(at(11.1));
    assertThat(lost.state()).isEqualTo(NO_DATA);
    assertThat(lost.reason()).isEqualTo("no data on web for more than 3s");
    assertThat(lost.seen()).contains(at(8));
    assertThat(bench.miss(at(30))).isEqualTo(lost);
    assertThat(use(bench, 31, 600).state()).isEqualTo(PENDING);
    assertThat(bench.finding().since()).isEqualTo(at(31));
  }

  @Test
  void a_gap_that_no_tick_told_of_counts_from_new_as_well() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second < 9; second++) {
      use(bench, second, 600);
    }
    assertThat(use(bench, 20, 600).state()).isEqualTo(PENDING);
    assertThat(use(bench, 23, 600).since()).isEqualTo(at(20));
  }

  @Test
  void a_confirmed_finding_does_not_outlive_a_gap() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second <= 10; second++) {
      use(bench, second, 600);
    }
    assertThat(bench.finding().state()).isEqualTo(CONFIRMED);
    assertThat(use(bench, 60, 470).state()).isEqualTo(CLEAR);
  }

  @Test
  void a_boot_between_two_samples_is_a_gap() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second < 9; second++) {
      use(bench, second, 600);
    }
    Finding after = bench.see(sample(at("boot-2", 9), 600, service("web", "a", 9, 600)));
    assertThat(after.state()).isEqualTo(PENDING);
    assertThat(after.since()).isEqualTo(at("boot-2", 9));
  }

  @Test
  void a_new_life_starts_from_new() {
    Bench bench = limit(new Sustained.Readings(3, 5));
    for (int second = 0; second < 5; second++) {
      use(bench, second, 600);
    }
    assertThat(bench.finding().state()).isEqualTo(CONFIRMED);
    Finding reborn = bench.see(sample(at(5), 600, service("web", "b", 0.5, 600)));
    assertThat(reborn.state()).isEqualTo(PENDING);
    assertThat(reborn.readings()).isEqualTo(1);
    assertThat(reborn.since()).isEqualTo(at(5));
    assertThat(reborn.life()).contains(new Incarnation("b"));
  }

  @Test
  void a_service_that_does_not_run_has_passed_nothing() {
    Bench bench = limit(Sustained.AT_ONCE);
    use(bench, 0, 600);
    Finding gone = bench.see(sample(at(1), 100, new ServiceSample.Absent("web")));
    assertThat(gone.state()).isEqualTo(CLEAR);
    assertThat(gone.life()).isEmpty();
    assertThat(gone.value()).isEqualTo(Bytes.ZERO);
    assertThat(gone.reason()).isEqualTo("web is not running");
    assertThat(bench.see(sample(at(2), 100, new ServiceSample.Absent("web"))).since())
        .isEqualTo(at(1));
  }

  @Test
  void a_contradiction_is_no_data_at_once_and_says_so() {
    Bench bench = limit(Sustained.AT_ONCE);
    use(bench, 0, 600);
    Finding doubted =
        bench.see(
            sample(at(1), 600, new ServiceSample.Contradicted("web", "its pid file names cron")));
    assertThat(doubted.state()).isEqualTo(NO_DATA);
    assertThat(doubted.reason()).isEqualTo("web cannot be judged: its pid file names cron");
    assertThat(doubted.need()).isEqualTo(Bytes.ZERO);
  }

  @Test
  void a_sample_that_does_not_name_the_service_is_as_good_as_none() {
    Bench bench = limit(Sustained.AT_ONCE);
    use(bench, 0, 600);
    assertThat(bench.see(sample(at(1), 600)).state()).isEqualTo(CONFIRMED);
    assertThat(bench.see(sample(at(4), 600)).state()).isEqualTo(NO_DATA);
  }

  @Test
  void a_share_of_the_server_is_measured_on_its_total() {
    Bench bench = bench(new Limit.OfServer(0.25), Sustained.AT_ONCE);
    assertThat(use(bench, 0, 250).state()).isEqualTo(CLEAR);
    Finding found = use(bench, 1, 251);
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.limit()).isEqualTo(mebi(250));
    assertThat(found.reason())
        .isEqualTo("web uses 251 MiB, above its limit of 250 MiB (25% of the server)");
  }

  @Test
  void a_share_of_an_unknown_ceiling_is_no_data_with_that_reason() {
    Bench bench = bench(new Limit.OfCeiling(0.8), Sustained.AT_ONCE);
    Finding unknown = use(bench, 0, 600);
    assertThat(unknown.state()).isEqualTo(NO_DATA);
    assertThat(unknown.reason())
        .isEqualTo(
            "web cannot be judged: its own ceiling is not known (no -Xmx, cgroup limit or declared"
                + " ceiling)");
    ServiceSample known =
        service("web", "a", 1, mebi(600), Optional.of(mebi(600)), Optional.of(mebi(700)), false);
    Finding found = bench.see(sample(at(1), 600, (ServiceSample.Present) known));
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.reason())
        .isEqualTo("web uses 600 MiB, above its limit of 560 MiB (80% of its own ceiling)");
  }

  @Test
  void readings_are_counted_at_regular_ticks_only() {
    Bench bench = limit(new Sustained.Readings(3, 5));
    use(bench, 0, 600);
    for (int index = 1; index < 10; index++) {
      Finding between =
          bench.see(sample(at(index / 10.0), true, 600, service("web", "a", index, 600)));
      assertThat(between.state()).isEqualTo(PENDING);
    }
    use(bench, 1, 400);
    assertThat(use(bench, 2, 600).reason())
        .isEqualTo(
            "web uses 600 MiB, above its limit of 500 MiB; 2 of the last 5 readings above it, 3"
                + " needed");
    use(bench, 3, 400);
    assertThat(bench.finding().state()).isEqualTo(PENDING);
    Finding found = use(bench, 4, 600);
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.reason())
        .isEqualTo(
            "web uses 600 MiB, above its limit of 500 MiB; 3 of the last 5 readings above it");
  }

  @Test
  void readings_older_than_the_window_do_not_count() {
    Bench bench = limit(new Sustained.Readings(2, 3));
    use(bench, 0, 600);
    use(bench, 1, 400);
    use(bench, 2, 400);
    assertThat(use(bench, 3, 400).state()).isEqualTo(CLEAR);
    assertThat(use(bench, 4, 600).state()).isEqualTo(PENDING);
  }

  @Test
  void sixty_four_readings_fit_the_window() {
    Bench bench = limit(new Sustained.Readings(64, 64));
    for (int second = 0; second < 63; second++) {
      assertThat(use(bench, second, 600).state()).isEqualTo(PENDING);
    }
    assertThat(use(bench, 63, 600).state()).isEqualTo(CONFIRMED);
  }

  @Test
  void after_clearing_readings_are_counted_from_new() {
    Bench bench = limit(new Sustained.Readings(2, 10));
    use(bench, 0, 600);
    use(bench, 1, 600);
    assertThat(use(bench, 2, 400).state()).isEqualTo(CLEAR);
    assertThat(use(bench, 3, 600).state()).isEqualTo(PENDING);
    assertThat(use(bench, 4, 600).state()).isEqualTo(CONFIRMED);
  }

  @Test
  void the_cheap_bound_can_clear_but_never_convict() {
    Bench bench = limit(Sustained.AT_ONCE);
    Finding below = bench.see(sample(at(0), 600, cheaply("web", "a", 0, 500)));
    assertThat(below.state()).isEqualTo(CLEAR);
    assertThat(below.screened()).isFalse();
    assertThat(below.reason()).isEqualTo("web uses at most 500 MiB, within its limit of 500 MiB");

    Finding above = bench.see(sample(at(1), 600, cheaply("web", "a", 1, 1_100)));
    assertThat(above.state()).isEqualTo(PENDING);
    assertThat(above.screened()).isTrue();
    assertThat(above.reason())
        .isEqualTo(
            "web uses at most 1.1 GiB with shared pages counted more than once, above its limit of"
                + " 500 MiB; what it really uses is not read yet");
    for (int second = 2; second < 100; second++) {
      bench.see(sample(at(second), 600, cheaply("web", "a", second, 1_100)));
    }
    assertThat(bench.finding().state()).isEqualTo(PENDING);
    assertThat(bench.finding().since()).isEqualTo(at(1));

    Finding ruled =
        bench.see(
            sample(at(100), 600, service("web", "a", 100, mebi(1_100), Optional.of(mebi(100)))));
    assertThat(ruled.state()).isEqualTo(CLEAR);
    assertThat(ruled.screened()).isFalse();
  }

  @Test
  void the_ruling_figure_read_between_two_ticks_convicts_at_once() {
    Bench bench = limit(Sustained.AT_ONCE);
    bench.see(sample(at(0), 600, cheaply("web", "a", 0, 480)));
    assertThat(bench.see(sample(at(1), 600, cheaply("web", "a", 1, 510))).screened()).isTrue();
    Finding found = bench.see(sample(at(1.1), true, 600, service("web", "a", 1.1, 510)));
    assertThat(found.state()).isEqualTo(CONFIRMED);
    assertThat(found.since()).isEqualTo(at(1.1));
  }

  @Test
  void a_duration_counts_from_the_first_ruling_reading_not_from_the_bound() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second < 20; second++) {
      bench.see(sample(at(second), 600, cheaply("web", "a", second, 600)));
    }
    assertThat(use(bench, 20, 600).state()).isEqualTo(PENDING);
    assertThat(bench.finding().since()).isEqualTo(at(20));
    for (int second = 21; second < 30; second++) {
      assertThat(use(bench, second, 600).state()).isEqualTo(PENDING);
    }
    assertThat(use(bench, 30, 600).state()).isEqualTo(CONFIRMED);
  }

  @Test
  void a_ruling_figure_that_is_missing_for_a_moment_interrupts_nothing() {
    Bench bench = limit(TEN_SECONDS);
    for (int second = 0; second < 12; second++) {
      if (second % 3 == 0) {
        use(bench, second, 600);
      } else {
        bench.see(sample(at(second), 600, cheaply("web", "a", second, 600)));
        assertThat(bench.finding().state()).isEqualTo(PENDING);
        assertThat(bench.finding().screened()).isFalse();
      }
    }
    assertThat(use(bench, 12, 600).state()).isEqualTo(CONFIRMED);
  }

  @Test
  void a_ruling_figure_that_stays_away_takes_a_confirmed_finding_back_to_pending() {
    Bench bench = limit(Sustained.AT_ONCE);
    use(bench, 0, 600);
    for (int second = 1; second <= 4; second++) {
      bench.see(
          sample(
              at(second),
              600,
              service("web", "a", second, mebi(600), Optional.empty(), Optional.empty(), true)));
    }
    assertThat(bench.finding().state()).isEqualTo(PENDING);
    assertThat(bench.finding().screened()).isTrue();
    assertThat(bench.finding().reason()).endsWith("could not be read in time");
    assertThat(bench.states()).containsExactly(CONFIRMED, PENDING);
  }

  @Test
  void a_bound_between_the_clear_level_and_the_limit_does_not_clear_what_is_confirmed() {
    Bench bench = limit(Sustained.AT_ONCE);
    use(bench, 0, 600);
    Finding within = bench.see(sample(at(1), 600, cheaply("web", "a", 1, 470)));
    assertThat(within.state()).isEqualTo(CONFIRMED);
    assertThat(within.screened()).isTrue();
    assertThat(bench.see(sample(at(2), 600, cheaply("web", "a", 2, 440))).state()).isEqualTo(CLEAR);
  }

  @Test
  void a_leak_that_was_swapped_out_is_not_cleared_by_a_small_resident_set() {
    Bench bench = limit(Sustained.AT_ONCE);
    bench.see(sample(at(0), 600, service("web", "a", 0, mebi(100), Optional.of(mebi(600)))));
    for (int second = 1; second < 30; second++) {
      bench.see(sample(at(second), 600, cheaply("web", "a", second, 100)));
      assertThat(bench.finding().state()).isNotEqualTo(CLEAR);
    }
    assertThat(bench.finding().screened()).isTrue();
  }
}
