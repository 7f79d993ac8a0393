package io.staunch.core.detect;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.mebi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.staunch.core.history.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final double MEBI = 1024 * 1024;

  /** Twenty floors, five minutes apart. */
  private static List<Point> floors(IntToDoubleFunction mebibytes) {
    List<Point> floors = new ArrayList<>();
    for (int index = 0; index < 20; index++) {
      floors.add(new Point(at(index * 300), mebi(mebibytes.applyAsDouble(index))));
    }
    return floors;
  }

  private static Trend trend(IntToDoubleFunction mebibytes) {
    return Trend.of(floors(mebibytes), floors(mebibytes)).orElseThrow();
  }

  @Test
  void a_straight_line_rises_without_scatter_and_still_does() {
    Trend line = trend(index -> 100 + 10 * index);
    assertThat(line.rise()).isCloseTo(190 * MEBI, within(1.0));
    assertThat(line.scatter()).isCloseTo(0, within(1.0));
    assertThat(line.still()).isCloseTo(1, within(1e-9));
    assertThat(line.rank()).isCloseTo(189 / StrictMath.sqrt(950), within(1e-9));
    assertThat(line.text("web"))
        .isEqualTo("web grew steadily by 190 MiB in 1h 35m, 120 MiB an hour");
    assertThat(line.isGrowth(mebi(190), false)).isTrue();
    assertThat(line.isGrowth(mebi(191), false)).isFalse();
    assertThat(line.isGrowth(mebi(380), true)).isTrue();
    assertThat(line.isGrowth(mebi(381), true)).isFalse();
  }

  @Test
  void a_line_through_some_of_the_floors_is_no_growth_while_the_others_rank_below() {
    // eleven of twenty on a line; the other nine start high and fall
    Trend half = trend(index -> index % 2 == 1 || index == 0 ? 100 + 10 * index : 900 - 40 * index);
    assertThat(half.rank()).isLessThan(3.5);
    assertThat(half.isGrowth(mebi(1), false)).isFalse();
  }

  @Test
  void what_has_flattened_is_no_growth_any_more() {
    Trend filling = trend(index -> 100 + 200 * (1 - StrictMath.exp(-index / 4.0)));
    assertThat(filling.rank()).isGreaterThan(3.5);
    assertThat(filling.still()).isLessThan(0.5);
    assertThat(filling.isGrowth(mebi(10), false)).isFalse();
  }

  @Test
  void what_falls_or_stays_has_no_trend_and_too_few_floors_tell_nothing() {
    assertThat(Trend.of(floors(index -> 100 - index), floors(index -> 100 - index))).isEmpty();
    assertThat(Trend.of(floors(index -> 100), floors(index -> 100))).isEmpty();
    List<Point> few = floors(index -> 100 + index).subList(0, 11);
    assertThat(Trend.of(few, few)).isEmpty();
  }
}
