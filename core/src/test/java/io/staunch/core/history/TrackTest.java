package io.staunch.core.history;

import static io.staunch.core.Seen.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTest {

  /** Unevenly sampled points that start at second 10. */
  private static List<Point> points(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    long coarse = 1L << random.nextInt(1, 16);
    long most = 1L << random.nextInt(1, 30);
    List<Point> points = new ArrayList<>();
    long millis = 10_000;
    for (int index = 0; index < size; index++) {
      points.add(new Point(at(millis / 1000.0), new Bytes(random.nextLong(most))));
      millis += 1 + random.nextLong(random.nextInt(20) == 0 ? 50 * coarse : coarse);
    }
    return points;
  }

  private static Track track(List<Point> points) {
    Track track = new Track(points.getFirst().at(), points.getFirst().value());
    points.forEach(point -> track.add(point.at(), point.value()));
    return track;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void however_long_it_gets_first_newest_lowest_and_highest_stay_and_nothing_is_made_up(long seed) {
    List<Point> fed = points(seed, 4_000);
    Comparator<Point> byValue = Comparator.comparing(Point::value);
    for (int size : List.of(1, 2, 100, 257, 1_000, 4_000)) {
      List<Point> taken = fed.subList(0, size);
      Track track = track(taken);
      List<Point> kept = track.points();
      assertThat(kept).hasSizeLessThanOrEqualTo(256).isSubsetOf(taken);
      assertThat(kept).isSortedAccordingTo(Comparator.comparing(point -> point.at().boot()));
      assertThat(kept).doesNotHaveDuplicates();
      assertThat(kept.getFirst()).isEqualTo(taken.getFirst()).isEqualTo(track.first());
      assertThat(kept.getLast()).isEqualTo(taken.getLast()).isEqualTo(track.newest());
      assertThat(kept).contains(taken.stream().min(byValue).orElseThrow());
      assertThat(kept.stream().max(byValue).orElseThrow().value())
          .isEqualTo(taken.stream().max(byValue).orElseThrow().value())
          .isEqualTo(track.peak());
    }
  }

  @Test
  void a_long_row_keeps_more_than_half_of_its_spans_filled() {
    List<Point> fed = new ArrayList<>();
    for (int second = 0; second < 100_000; second += 5) {
      fed.add(new Point(at(second), new Bytes(second % 977)));
    }
    assertThat(track(fed).points().size()).isBetween(128, 256);
  }

  @Test
  void the_newest_points_are_kept_as_read_and_no_more_than_the_ring_holds() {
    List<Point> fed = points(5, 1_000);
    Track track = track(fed);
    assertThat(track.recent(Duration.ofDays(1_000)))
        .isEqualTo(fed.subList(1_000 - Ring.POINTS, 1_000));
    Duration within = Duration.ofMillis(500);
    assertThat(track.recent(within))
        .isNotEmpty()
        .allMatch(
            point -> fed.getLast().at().since(point.at()).orElseThrow().compareTo(within) <= 0);
  }

  @Test
  void what_comes_late_or_twice_is_left_out() {
    Track track = new Track(at(10), new Bytes(5));
    track.add(at(12), new Bytes(7));
    track.add(at(12), new Bytes(99));
    track.add(at(11), new Bytes(99));
    assertThat(track.points())
        .containsExactly(new Point(at(10), new Bytes(5)), new Point(at(12), new Bytes(7)));
    assertThat(track.peak()).isEqualTo(new Bytes(7));
  }

  @Test
  void a_track_ends_with_its_boot() {
    Track track = new Track(at(10), new Bytes(5));
    assertThatThrownBy(() -> track.add(at("boot-2", 11), new Bytes(7)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_floors_of_a_saw_tooth_are_flat_though_its_points_are_not() {
    List<Point> fed = new ArrayList<>();
    for (int second = 0; second <= 4_800; second++) {
      fed.add(new Point(at(second), new Bytes(100 + second % 60)));
    }
    List<Point> floors = track(fed).floors(Duration.ofHours(2), 24);
    assertThat(floors).hasSize(24);
    assertThat(floors).allMatch(floor -> floor.value().equals(new Bytes(100)));
  }

  @Test
  void floors_of_parts_without_a_reading_are_left_out() {
    List<Point> fed = new ArrayList<>();
    for (int second = 0; second <= 100; second += 10) {
      if (second < 30 || second > 60) {
        fed.add(new Point(at(second), new Bytes(second)));
      }
    }
    assertThat(track(fed).floors(Duration.ofSeconds(100), 10))
        .extracting(point -> point.value().value())
        .containsExactly(0L, 10L, 20L, 70L, 80L, 90L);
  }

  @Test
  void the_lowest_value_later_than_the_start_leaves_the_start_out() {
    List<Point> fed = new ArrayList<>();
    for (int second = 0; second <= 60; second++) {
      fed.add(new Point(at(second), new Bytes(second < 3 ? 1 : 50 + second)));
    }
    assertThat(track(fed).lowest(Duration.ofSeconds(5))).contains(new Bytes(55));
    assertThat(track(fed).lowest(Duration.ZERO)).contains(new Bytes(1));
    assertThat(track(fed).lowest(Duration.ofSeconds(61))).isEmpty();
  }
}
