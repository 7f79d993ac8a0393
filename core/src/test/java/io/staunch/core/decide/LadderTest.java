package io.staunch.core.decide;

import static io.staunch.core.decide.Rung.FAIL_OVER;
import static io.staunch.core.decide.Rung.RECLAIM;
import static io.staunch.core.decide.Rung.RELOAD;
import static io.staunch.core.decide.Rung.RESTART;
import static io.staunch.core.decide.Rung.STOP_AND_PAGE;
import static io.staunch.core.decide.Rung.TRIM;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Ladder.Choice;
import io.staunch.core.decide.Ladder.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LadderTest {
  private static final List<Rung> ALL = List.of(Rung.values());

  @Test
  void the_gentlest_rung_that_the_rule_lists_comes_first_in_whatever_order_it_lists_them() {
    Choice choice = Ladder.next(List.of(RESTART, RELOAD), ALL, List.of(), false);
    assertThat(choice)
        .isEqualTo(new Choice(RELOAD, "reload is the gentlest step that the rule lists"));
  }

  @Test
  void what_the_host_cannot_do_is_passed_by_without_leave_to_climb() {
    Choice choice = Ladder.next(List.of(RELOAD, RESTART), List.of(RESTART), List.of(), false);
    assertThat(choice)
        .isEqualTo(new Choice(RESTART, "restart, since the host file has no action to reload"));
  }

  @Test
  void past_what_bought_too_little_goes_only_who_may_climb() {
    List<Rung> ladder = List.of(RELOAD, RESTART);
    assertThat(Ladder.next(ladder, ALL, List.of(RELOAD), true))
        .isEqualTo(new Choice(RESTART, "restart, since reload bought too little before"));
    assertThat(Ladder.next(ladder, ALL, List.of(RELOAD), false))
        .isEqualTo(
            new Choice(
                STOP_AND_PAGE,
                "reload bought too little before; the rule does not allow a stronger step after"
                    + " that"));
  }

  @Test
  void where_nothing_is_left_people_are_paged() {
    assertThat(Ladder.next(List.of(RESTART), ALL, List.of(RESTART), true).rung())
        .isEqualTo(STOP_AND_PAGE);
    assertThat(Ladder.next(List.of(RELOAD), List.of(), List.of(), true))
        .isEqualTo(
            new Choice(
                STOP_AND_PAGE,
                "the host file has no action to reload; no step is left that the rule lists"));
    assertThat(Ladder.next(List.of(), ALL, List.of(), true).rung()).isEqualTo(STOP_AND_PAGE);
    assertThat(Ladder.next(List.of(STOP_AND_PAGE), ALL, List.of(), true).rung())
        .isEqualTo(STOP_AND_PAGE);
  }

  @Test
  void near_exhaustion_only_what_gives_memory_back_for_certain_will_do() {
    List<Rung> ladder = List.of(RECLAIM, TRIM, RELOAD, RESTART, FAIL_OVER);
    assertThat(Ladder.next(ladder, ALL, List.of(), false, Urgency.NEAR).rung()).isEqualTo(RESTART);
    assertThat(Ladder.next(ladder, ALL, List.of(), false, Urgency.CALM).rung()).isEqualTo(RECLAIM);
    assertThat(Ladder.next(List.of(RELOAD), ALL, List.of(), false, Urgency.NEAR).rung())
        .as("a gentle step is better than none")
        .isEqualTo(RELOAD);
  }

  @Test
  void on_any_input_only_what_is_listed_possible_and_not_barred_is_chosen() {
    int acted = 0;
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Rung> listed = some(random);
      List<Rung> possible = some(random);
      List<Rung> barred = some(random);
      boolean climb = random.nextBoolean();
      Rung rung = Ladder.next(listed, possible, barred, climb).rung();
      if (rung != STOP_AND_PAGE) {
        acted++;
        assertThat(listed).contains(rung);
        assertThat(possible).contains(rung);
        assertThat(barred).doesNotContain(rung);
        for (Rung gentler : Rung.values()) {
          if (gentler.compareTo(rung) < 0 && listed.contains(gentler)) {
            assertThat(barred.contains(gentler) && !climb).isFalse();
            assertThat(possible.contains(gentler) && !barred.contains(gentler)).isFalse();
          }
        }
      }
    }
    assertThat(acted).isGreaterThan(50);
  }

  private static List<Rung> some(SplittableRandom random) {
    List<Rung> some = new ArrayList<>();
    for (Rung rung : Rung.values()) {
      if (random.nextBoolean()) {
        some.add(rung);
      }
    }
    return some;
  }
}
