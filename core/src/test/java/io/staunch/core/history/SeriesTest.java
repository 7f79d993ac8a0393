package io.staunch.core.history;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.cheaply;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private final Series series = new Series();

  /** A life that leaks one MiB a second above its base, seen each second from its first on. */
  private void live(String life, int from, int seconds, double base) {
    for (int second = 0; second <= seconds; second++) {
      double start = second == 0 ? 2 : base + second;
      series.add(at(from + second), service("web", life, second + 0.5, start));
    }
  }

  @Test
  void a_new_incarnation_starts_a_new_life_and_the_old_one_is_remembered() {
    live("a", 0, 300, 100);
    live("b", 302, 50, 80);

    assertThat(series.lives()).hasSize(1);
    Life old = series.lives().getFirst();
    assertThat(old.life()).isEqualTo(new Incarnation("a"));
    assertThat(old.firstSeen()).isEqualTo(at(0));
    assertThat(old.peak()).isEqualTo(mebi(400));
    assertThat(old.newest()).isEqualTo(mebi(400));
    assertThat(old.lasted()).isEqualTo(Duration.ofMillis(300_500));
    assertThat(series.life().orElseThrow().life()).isEqualTo(new Incarnation("b"));
    assertThat(series.points()).allMatch(point -> point.at().boot().toSeconds() >= 302);
    assertThat(series.newest()).contains(new Point(at(352), mebi(130)));
  }

  @Test
  void the_floor_is_taken_once_the_start_is_over() {
    live("a", 0, 300, 100);
    // a tenth of 300.5 s is start-up; the row's spans are 4 s wide by then
    assertThat(series.floorAfterStart()).contains(mebi(132));
  }

  @Test
  void start_up_lasts_a_minute_at_most() {
    live("a", 0, 3_000, 100);
    Bytes floor = series.floorAfterStart().orElseThrow();
    assertThat(floor).isBetween(mebi(160), mebi(200));
  }

  @Test
  void the_floor_of_a_life_whose_start_was_not_seen_is_that_of_the_life_before() {
    live("a", 0, 300, 100);
    for (int second = 0; second < 100; second++) {
      series.add(at(5_000 + second), service("web", "b", 3_000 + second, 800));
    }
    assertThat(series.life().orElseThrow().floor()).isEmpty();
    assertThat(series.floorAfterStart()).contains(mebi(132));
  }

  @Test
  void a_first_life_whose_start_was_not_seen_has_no_floor() {
    series.add(at(5_000), service("web", "b", 3_000, 800));
    series.add(at(5_001), service("web", "b", 3_001, 800));
    assertThat(series.floorAfterStart()).isEmpty();
  }

  @Test
  void no_more_lives_are_kept_than_named() {
    for (int life = 0; life < 40; life++) {
      live("life-" + life, life * 10, 5, 10);
    }
    assertThat(series.lives()).hasSize(Series.MOST_LIVES);
    assertThat(series.lives().getFirst().life()).isEqualTo(new Incarnation("life-23"));
    assertThat(series.lives().getLast().life()).isEqualTo(new Incarnation("life-38"));
  }

  @Test
  void a_sample_of_an_earlier_life_that_comes_late_starts_nothing() {
    live("a", 0, 10, 100);
    live("b", 20, 10, 100);
    series.add(at(9), service("web", "a", 9, 500));
    assertThat(series.life().orElseThrow().life()).isEqualTo(new Incarnation("b"));
    assertThat(series.lives()).hasSize(1);
  }

  @Test
  void the_same_name_of_a_life_after_a_boot_is_another_life() {
    live("a", 100, 10, 100);
    series.add(at("boot-2", 5), service("web", "a", 5, 100));
    assertThat(series.lives()).hasSize(1);
    assertThat(series.points()).hasSize(1);
  }

  @Test
  void where_only_the_bound_was_read_the_value_is_the_bound_less_its_last_excess() {
    series.add(at(0), service("web", "a", 0, mebi(1_100), Optional.of(mebi(100))));
    series.add(at(1), cheaply("web", "a", 1, 1_110));
    series.add(at(2), cheaply("web", "a", 2, 900));
    assertThat(series.points())
        .extracting(Point::value)
        .containsExactly(mebi(100), mebi(110), Bytes.ZERO);
  }

  @Test
  void the_first_ruling_figure_puts_right_what_was_read_before_it() {
    for (int second = 0; second < 10; second++) {
      series.add(at(second), cheaply("web", "a", second, 1_100 + second));
    }
    series.add(at(10), service("web", "a", 10, mebi(1_110), Optional.of(mebi(110))));
    assertThat(series.points().getFirst().value()).isEqualTo(mebi(100));
    assertThat(series.recent(Duration.ofSeconds(5)).getFirst().value()).isEqualTo(mebi(105));
    assertThat(series.life().orElseThrow().peak()).isEqualTo(mebi(110));
  }

  @Test
  void memory_that_was_swapped_out_stays_counted_between_two_ruling_figures() {
    series.add(at(0), service("web", "a", 0, mebi(100), Optional.of(mebi(600))));
    series.add(at(1), cheaply("web", "a", 1, 101));
    assertThat(series.newest().orElseThrow().value()).isEqualTo(mebi(601));
  }

  @Test
  void before_the_first_sample_there_is_nothing() {
    assertThat(series.life()).isEmpty();
    assertThat(series.newest()).isEmpty();
    assertThat(series.points()).isEmpty();
    assertThat(series.recent(Duration.ofDays(1))).isEmpty();
    assertThat(series.floorAfterStart()).isEmpty();
    assertThat(series.lives()).isEmpty();
  }
}
