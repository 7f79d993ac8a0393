package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.act.HandEffect.Journal;
import io.staunch.core.act.HandEffect.Perform;
import io.staunch.core.act.HandEffect.Report;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a hand takes on, what it refuses, and what it remembers; driven event by event. */
class HandTest {
  private static final Incarnation LIFE = new Incarnation("web#1");
  private final List<HandRecord> disk = new ArrayList<>();
  private Moment at = new Moment(Instant.EPOCH, Duration.ofHours(1), "boot");
  private Hand hand = born(List.of());

  private Hand born(List<HandRecord> journal) {
    Hand newborn = new Hand();
    assertThat(newborn.on(new HandEvent.Recovered(journal, new TreeMap<>(), at))).isEmpty();
    return newborn;
  }

  private static Order order(long number, String service) {
    return Fixtures.order(number, service, LIFE, Rung.RESTART, Fixtures.signalled());
  }

  private static Order of(long number, long term, long ruling) {
    Order order = order(number, "web" + number);
    return new Order(
        number,
        order.service(),
        order.rung(),
        LIFE,
        order.steps(),
        order.compensation(),
        order.undoAfter(),
        order.allowed(),
        term,
        ruling);
  }

  private List<HandEffect> give(Order order) {
    return hand.on(new HandEvent.Ordered(order, at));
  }

  /**
   * Answers every write with durable and every step with CHANGED, until nothing is asked any more.
   */
  private List<HandEffect> answer(List<HandEffect> effects) {
    List<HandEffect> all = new ArrayList<>(effects);
    for (int i = 0; i < all.size(); i++) {
      switch (all.get(i)) {
        case Journal(long seq, HandRecord record) -> {
          disk.add(record);
          all.addAll(hand.on(new HandEvent.Journaled(seq, true, at)));
        }
        case Perform asked -> {
          StepResult changed =
              new StepResult(StepResult.End.CHANGED, Optional.empty(), "", Duration.ZERO);
          all.addAll(
              hand.on(
                  new HandEvent.StepEnded(
                      asked.order(), asked.step(), asked.compensating(), changed, at)));
        }
        case HandEffect.Look _, Report _ -> {}
      }
    }
    return all;
  }

  private static Outcome told(List<HandEffect> effects) {
    assertThat(effects).last().isInstanceOf(Report.class);
    return ((Report) effects.getLast()).outcome();
  }

  @Test
  void a_hand_first_reads_its_journal_and_only_once() {
    assertThatThrownBy(() -> new Hand().on(new HandEvent.Ticked(at)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> hand.on(new HandEvent.Recovered(List.of(), new TreeMap<>(), at)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void receipt_intent_end_and_outcome_are_each_durable_before_what_they_announce() {
    List<HandEffect> all = answer(give(order(7, "web")));
    assertThat(all.stream().map(HandTest::name))
        .containsExactly("Received", "Began", "Perform", "Ended", "Closed", "Report");
  }

  private static String name(HandEffect effect) {
    return effect instanceof Journal(long _, HandRecord record)
        ? record.getClass().getSimpleName()
        : effect.getClass().getSimpleName();
  }

  @Test
  void a_repeated_order_is_told_again_and_never_done_again() {
    List<HandEffect> first = give(order(7, "web"));
    assertThat(give(order(7, "web"))).as("still on its way").isEmpty();
    Outcome outcome = told(answer(first));
    assertThat(give(order(7, "web"))).containsExactly(new Report(outcome));
  }

  @Test
  void an_order_that_ended_before_the_agent_died_is_still_known() {
    Outcome outcome = told(answer(give(order(7, "web"))));
    hand = born(disk);
    assertThat(give(order(7, "web"))).containsExactly(new Report(outcome));
    assertThat(hand.on(new HandEvent.Inquired(7, "web", at))).containsExactly(new Report(outcome));
  }

  @Test
  void a_journal_that_is_written_anew_says_the_same() {
    Outcome outcome = told(answer(give(order(7, "web"))));
    List<HandRecord> anew = hand.journal();
    assertThat(anew).hasSize(2);
    hand = born(anew);
    assertThat(hand.journal()).isEqualTo(anew);
    assertThat(give(order(7, "web"))).containsExactly(new Report(outcome));
  }

  @Test
  void what_is_older_than_the_hand_remembers_is_refused_and_not_called_undone() {
    for (long number = 10; number < 10 + Remembered.MOST + 5; number++) {
      answer(give(order(number, "web")));
    }
    assertThat(hand.journal()).hasSize(2 * Remembered.MOST);
    assertThat(told(give(order(12, "web"))).end()).isEqualTo(Outcome.End.UNKNOWN);
    assertThat(told(hand.on(new HandEvent.Inquired(12, "web", at))).end())
        .isEqualTo(Outcome.End.UNKNOWN);
    assertThat(told(give(order(15, "web"))).end()).isEqualTo(Outcome.End.NOT_DONE);
    hand = born(hand.journal());
    assertThat(told(give(order(12, "web"))).end()).isEqualTo(Outcome.End.UNKNOWN);
  }

  @Test
  void a_lower_term_or_ruling_is_refused_with_the_current_value_also_after_a_restart() {
    answer(give(of(7, 5, 3)));
    for (int run = 0; run < 2; run++) {
      assertThat(told(give(of(8, 4, 3))).reason())
          .isEqualTo("term 4 of the order is older than the current term 5");
      assertThat(told(give(of(8, 6, 2))).reason())
          .isEqualTo("ruling 2 of the order is older than the current ruling 3");
      hand = born(disk);
    }
    assertThat(name(give(of(8, 5, 3)).getFirst())).isEqualTo("Received");
  }

  @Test
  void the_same_number_under_a_newer_ruling_is_another_order() {
    answer(give(of(7, 1, 1)));
    assertThat(name(give(of(7, 1, 2)).getFirst())).isEqualTo("Received");
  }

  @Test
  void an_order_that_was_asked_for_before_it_came_is_not_done_when_it_comes() {
    Outcome never = told(answer(hand.on(new HandEvent.Inquired(7, "web", at))));
    assertThat(never.end()).isEqualTo(Outcome.End.NOT_DONE);
    assertThat(never.reason()).isEqualTo("the order never reached the hand");
    assertThat(told(give(order(7, "web")))).isEqualTo(never);
    hand = born(hand.journal());
    assertThat(told(give(order(7, "web")))).isEqualTo(never);
  }

  @Test
  void an_inquiry_about_an_open_order_is_answered_when_it_ends() {
    List<HandEffect> first = give(order(7, "web"));
    assertThat(hand.on(new HandEvent.Inquired(7, "web", at))).isEmpty();
    assertThat(told(answer(first)).order()).isEqualTo(7);
  }

  @Test
  void only_so_many_orders_are_open_and_only_one_on_a_service() {
    for (long number = 1; number <= Hand.MOST_OPEN; number++) {
      assertThat(name(give(order(number, "web" + number)).getFirst())).isEqualTo("Received");
    }
    assertThat(told(answer(give(order(100, "more")))).reason())
        .isEqualTo("64 orders are open already");
    hand = born(List.of());
    give(order(1, "web"));
    Outcome second = told(answer(give(order(2, "web"))));
    assertThat(second.end()).isEqualTo(Outcome.End.NOT_DONE);
    assertThat(second.reason()).isEqualTo("order 1 on web is still open");
  }

  @Test
  void an_order_whose_compensation_would_disrupt_or_that_is_too_long_is_refused() {
    Order order = order(7, "web");
    List<Step> stop = List.of(order.steps().get(1));
    assertThat(stop.getFirst().disrupts()).isTrue();
    assertThat(told(answer(give(with(order, order.steps(), stop)))).reason())
        .isEqualTo("a compensation may not disrupt");
    List<Step> many = new ArrayList<>();
    for (int i = 0; i <= Hand.MOST_STEPS; i++) {
      many.add(order.steps().getFirst());
    }
    assertThat(told(answer(give(with(order(8, "web"), many, List.of())))).reason())
        .isEqualTo("an order may have 32 steps at most");
  }

  private static Order with(Order order, List<Step> steps, List<Step> compensation) {
    return new Order(
        order.number(),
        order.service(),
        order.rung(),
        order.expected(),
        steps,
        compensation,
        order.undoAfter(),
        order.allowed(),
        order.term(),
        order.ruling());
  }

  @Test
  void a_flood_of_inquiries_is_bounded() {
    int asked = 0;
    for (long number = 1; number <= 1_000; number++) {
      asked += hand.on(new HandEvent.Inquired(number, "web", at)).size();
    }
    assertThat(asked).isEqualTo(Closings.MOST);
    at = at.plus(Duration.ofSeconds(11));
    assertThat(hand.on(new HandEvent.Ticked(at)))
        .hasSize(Closings.MOST)
        .allMatch(Report.class::isInstance);
  }
}
