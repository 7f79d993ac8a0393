package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.Step.Purpose;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Disks that cannot be written, deadlines, and what a hand makes of a journal that it finds. */
class HandJournalTest {
  private static final Incarnation OLD = new Incarnation("web#1");
  private static final Incarnation NEW = new Incarnation("web#2");
  private static final Moment START = new Moment(Instant.EPOCH, Duration.ofHours(1), "boot");

  private HandWorld world = new HandWorld(new Scripted(), "web");

  private Outcome run(Fate fate, Duration allowed, Duration undoAfter) {
    world = new HandWorld(fate, "web");
    world.order(full(allowed, undoAfter), Duration.ofSeconds(1));
    world.runUntilTold(Duration.ofHours(2));
    return world.outcome(7);
  }

  private static Order full(Duration allowed, Duration undoAfter) {
    Plan plan = Plans.of(Rung.RESTART, Fixtures.FULL, Duration.ofSeconds(3)).orElseThrow();
    return new Order(
        7, "web", Rung.RESTART, OLD, plan.steps(), plan.compensation(), undoAfter, allowed, 1, 1);
  }

  private Outcome run(Fate fate) {
    return run(fate, Duration.ofMinutes(2), Duration.ofMinutes(10));
  }

  private static boolean begins(HandRecord record, int step) {
    return record instanceof HandRecord.Began began
        && !began.compensating()
        && began.step() == step;
  }

  @Test
  void a_disk_that_cannot_be_written_before_the_first_disrupting_step_leaves_all_undone() {
    for (Fate.Write way : List.of(Fate.Write.FAILS, Fate.Write.SWALLOWED)) {
      Outcome outcome = run(new Scripted().write(record -> true, way));
      assertThat(outcome.end()).isEqualTo(Outcome.End.NOT_DONE);
      assertThat(outcome.reason())
          .isEqualTo(
              "the disk cannot be written, so nothing was begun; this end could not be written to the journal");
      assertThat(world.performed).isEmpty();
      outcome = run(new Scripted().write(record -> begins(record, 2), way));
      assertThat(outcome.end()).isEqualTo(Outcome.End.NOT_DONE);
      assertThat(world.performed).as("veto and evidence only").containsExactly("7s0", "7s1");
    }
  }

  @Test
  void a_disk_that_fails_after_the_drain_lets_nothing_more_be_disrupted() {
    Outcome outcome = run(new Scripted().write(record -> begins(record, 3), Fate.Write.FAILS));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason())
        .startsWith("the disk cannot be written, so stop by stop-it was not begun");
    assertThat(world.services.stoppedBy).isEmpty();
    assertThat(world.services.drained).isEmpty();
  }

  @Test
  void a_disk_that_fails_after_the_stop_does_not_keep_the_service_down() {
    boolean[] stopped = new boolean[1];
    Scripted fate = new Scripted();
    fate.write(
        record -> {
          stopped[0] |= begins(record, 4);
          return stopped[0];
        },
        Fate.Write.FAILS);
    Outcome outcome = run(fate);
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    assertThat(outcome.reason())
        .isEqualTo(
            "all steps ran; the journal could not be written meanwhile; this end could not be written to the journal");
    assertThat(world.services.lives).containsEntry("web", NEW);
    assertThat(world.services.drained).isEmpty();
  }

  @Test
  void a_disrupting_step_never_begins_later_than_allowed() {
    Fate.Way slow =
        new Fate.Way(StepResult.End.OK, true, Duration.ZERO, Duration.ofSeconds(15), true);
    Outcome late =
        run(
            new Scripted().step(Purpose.DRAIN, slow),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5));
    assertThat(late.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(late.reason()).startsWith("stop by stop-it was not begun within the 10 s allowed");
    assertThat(world.services.drained).isEmpty();
    Outcome tooLate = run(new Scripted(), Duration.ofMillis(500), Duration.ofMinutes(5));
    assertThat(tooLate.end()).isEqualTo(Outcome.End.NOT_DONE);
  }

  @Test
  void at_the_undo_deadline_a_drained_service_gets_its_traffic_back() {
    Outcome outcome = run(new Scripted(), Duration.ofMinutes(1), Duration.ofSeconds(8));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).startsWith("not finished within 8 s");
    assertThat(world.services.drained).isEmpty();
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void at_the_undo_deadline_a_service_that_is_down_is_started() {
    Fate.Way vain =
        new Fate.Way(StepResult.End.OK, false, Duration.ZERO, Duration.ofSeconds(1), true);
    Outcome outcome =
        run(
            new Scripted().step(Purpose.START, vain),
            Duration.ofMinutes(1),
            Duration.ofSeconds(12));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason())
        .startsWith(
            "the wait for a new life gave no answer (given up, since the order was not finished in time)");
    assertThat(world.services.lives).containsEntry("web", NEW);
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(20));
  }

  /**
   * What a hand asks for that finds this journal, and how the order then ends if nobody answers but
   * the disk.
   */
  private static List<HandEffect> recover(
      List<HandRecord> journal, Optional<Incarnation> life, Moment at) {
    Hand hand = new Hand();
    SortedMap<String, Incarnation> lives = new TreeMap<>();
    life.ifPresent(now -> lives.put("web", now));
    List<HandEffect> all = new ArrayList<>(hand.on(new HandEvent.Recovered(journal, lives, at)));
    int answered = 0;
    for (int second = 0; second < 300; second++) {
      for (; answered < all.size(); answered++) {
        Moment now = at.plus(Duration.ofSeconds(second));
        if (all.get(answered) instanceof HandEffect.Journal(long seq, HandRecord _)) {
          all.addAll(hand.on(new HandEvent.Journaled(seq, true, now)));
        } else if (all.get(answered) instanceof HandEffect.Look(long order, String _)) {
          all.addAll(hand.on(new HandEvent.Seen(order, life, now)));
        }
      }
      all.addAll(hand.on(new HandEvent.Ticked(at.plus(Duration.ofSeconds(second)))));
    }
    return all;
  }

  private static List<HandRecord> journal(
      ServiceActions actions, int begun, boolean lastEnded, Optional<Incarnation> after) {
    Order order = Fixtures.order(7, "web", OLD, Rung.RESTART, actions);
    List<HandRecord> journal = new ArrayList<>();
    journal.add(new HandRecord.Received(order, START));
    for (int step = 0; step <= begun; step++) {
      journal.add(new HandRecord.Began(7, step, false, START));
      if (step < begun || lastEnded) {
        Optional<Incarnation> now = step < begun ? Optional.of(OLD) : after;
        StepResult ok = new StepResult(StepResult.End.OK, now, "", Duration.ofSeconds(1));
        journal.add(new HandRecord.Ended(7, step, false, ok, START));
      }
    }
    return journal;
  }

  private static List<Step> performed(List<HandEffect> effects) {
    return effects.stream()
        .filter(HandEffect.Perform.class::isInstance)
        .map(effect -> ((HandEffect.Perform) effect).what())
        .toList();
  }

  private static Outcome told(List<HandEffect> effects) {
    List<Outcome> outcomes =
        effects.stream()
            .filter(HandEffect.Report.class::isInstance)
            .map(effect -> ((HandEffect.Report) effect).outcome())
            .toList();
    assertThat(outcomes).hasSize(1);
    return outcomes.getFirst();
  }

  @Test
  void an_order_on_which_nothing_was_done_before_the_death_is_decided_anew() {
    List<HandEffect> all =
        recover(journal(Fixtures.FULL, 1, true, Optional.of(OLD)), Optional.of(OLD), START);
    assertThat(performed(all)).isEmpty();
    assertThat(told(all).end()).isEqualTo(Outcome.End.NOT_DONE);
    assertThat(told(all).reason())
        .isEqualTo("the agent died before anything was done: decide anew");
  }

  @Test
  void a_signal_is_not_sent_again_while_the_same_life_stands() {
    List<HandEffect> all =
        recover(journal(Fixtures.signalled(), 1, false, Optional.empty()), Optional.of(OLD), START);
    assertThat(performed(all)).as("only looks").allMatch(Step::observes);
    assertThat(told(all).end()).isEqualTo(Outcome.End.UNKNOWN);
  }

  @Test
  void a_signal_that_was_followed_by_death_is_followed_by_the_start_once_the_life_is_gone() {
    List<HandEffect> all =
        recover(journal(Fixtures.signalled(), 1, false, Optional.empty()), Optional.empty(), START);
    assertThat(performed(all)).first().matches(step -> step.is(Purpose.START));
  }

  @Test
  void an_interrupted_command_is_waited_out_before_anything_else_is_done() {
    List<HandRecord> journal = journal(Fixtures.FULL, 3, false, Optional.empty());
    Hand hand = new Hand();
    assertThat(hand.on(new HandEvent.Recovered(journal, new TreeMap<>(), START))).isEmpty();
    assertThat(hand.on(new HandEvent.Ticked(START.plus(Duration.ofSeconds(19))))).isEmpty();
    assertThat(hand.on(new HandEvent.Ticked(START.plus(Duration.ofSeconds(20)))))
        .containsExactly(new HandEffect.Look(7, "web"));
  }

  @Test
  void a_new_life_proves_that_an_interrupted_restart_worked() {
    List<HandEffect> all =
        recover(
            journal(Fixtures.restarting(), 2, false, Optional.empty()), Optional.of(NEW), START);
    assertThat(performed(all)).noneMatch(Step::disrupts);
    assertThat(performed(all)).first().isInstanceOf(Step.AwaitLife.class);
  }

  @Test
  void a_life_that_was_replaced_while_it_settled_and_the_agent_was_dead_did_not_stand() {
    List<HandRecord> journal = journal(Fixtures.FULL, 5, true, Optional.of(NEW));
    journal.add(new HandRecord.Began(7, 6, false, START));
    List<HandEffect> third = recover(journal, Optional.of(new Incarnation("web#3")), START);
    assertThat(performed(third)).hasSize(1).first().matches(step -> step.is(Purpose.UNDRAIN));
    assertThat(told(third).reason()).startsWith("the life did not stand for 5 s");
    List<HandEffect> stood = recover(journal, Optional.of(NEW), START);
    assertThat(performed(stood)).first().matches(step -> step.is(Purpose.HEALTH));
  }

  @Test
  void a_boot_in_between_gives_the_traffic_back_and_starts_nothing() {
    Moment afterBoot =
        new Moment(Instant.EPOCH.plusSeconds(90), Duration.ofSeconds(30), "next boot");
    List<HandEffect> all =
        recover(journal(Fixtures.FULL, 3, true, Optional.empty()), Optional.empty(), afterBoot);
    assertThat(performed(all)).hasSize(1).first().matches(step -> step.is(Purpose.UNDRAIN));
    assertThat(told(all).end()).isEqualTo(Outcome.End.UNKNOWN);
    assertThat(told(all).reason()).startsWith("the host was booted before the order had ended");
  }

  @Test
  void records_that_are_read_twice_change_nothing() {
    List<HandRecord> journal = journal(Fixtures.FULL, 3, false, Optional.empty());
    List<HandRecord> twice = new ArrayList<>();
    journal.forEach(record -> {
      twice.add(record);
      twice.add(record);
    });
    assertThat(recover(twice, Optional.of(OLD), START))
        .isEqualTo(recover(journal, Optional.of(OLD), START));
  }
}
