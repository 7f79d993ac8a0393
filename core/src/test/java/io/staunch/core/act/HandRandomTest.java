package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Seeded runs in which steps, writes, deaths, boots, repeated and late messages and other people's
 * restarts fall as they may.
 */
class HandRandomTest {
  private static final int SEEDS = 1_000;
  private static final List<Fate.Write> WRITES = List.of(Fate.Write.values());
  private static final List<ServiceActions> KINDS =
      List.of(Fixtures.FULL, Fixtures.signalled(), Fixtures.restarting());

  /** Chooses by its seed; how cruel it is as well. */
  private static final class Dice implements Fate {
    private final Random random;
    private final double wrong;
    private final double deadly;
    private final double unwritable;
    private final double foreign;

    Dice(long seed) {
      random = new Random(seed);
      wrong = random.nextInt(4) * 0.12;
      deadly = random.nextInt(4) * 0.015;
      unwritable = random.nextInt(3) == 0 ? 0.05 : 0;
      foreign = random.nextInt(3) == 0 ? 0.7 : 0;
    }

    private boolean chance(double share) {
      return random.nextDouble() < share;
    }

    private Duration upTo(Duration most) {
      return Duration.ofMillis(random.nextLong(most.toMillis()));
    }

    @Override
    public Way perform(HandEffect.Perform asked) {
      if (!chance(wrong)) {
        Duration after = upTo(Duration.ofSeconds(4)).plusMillis(2);
        return new Way(StepResult.End.OK, true, after.dividedBy(2), after, true);
      }
      Duration longest = asked.what().longest();
      return switch (random.nextInt(7)) {
        case 0 -> Way.held();
        case 1 -> Way.silently(random.nextBoolean());
        case 2 -> Way.timingOut(random.nextBoolean(), longest);
        case 3 -> new Way(StepResult.End.UNKNOWN, true, longest.plusSeconds(5), longest, true);
        case 4 ->
            new Way(StepResult.End.OK, true, Duration.ofSeconds(1), longest.plusSeconds(90), true);
        case 5 ->
            new Way(
                StepResult.End.FAILED, true, Duration.ofSeconds(1), Duration.ofSeconds(2), true);
        default -> Way.badly();
      };
    }

    @Override
    public Write write(HandRecord record) {
      return chance(unwritable) ? WRITES.get(random.nextInt(WRITES.size())) : Write.DURABLE;
    }

    @Override
    public boolean diesHere() {
      return chance(deadly);
    }

    @Override
    public Rebirth rebirth() {
      boolean boot = chance(0.15);
      Duration after = chance(0.1) ? upTo(Duration.ofHours(3)) : upTo(Duration.ofSeconds(60));
      return new Rebirth(after.plusSeconds(boot ? 20 : 1), boot);
    }

    @Override
    public boolean repeats() {
      return chance(0.1);
    }

    @Override
    public boolean compacts() {
      return chance(0.02);
    }

    @Override
    public boolean looks() {
      return !chance(wrong / 4);
    }
  }

  private static HandWorld run(long seed) {
    Dice dice = new Dice(seed);
    int count = 1 + dice.random.nextInt(3);
    String[] names = List.of("db", "queue", "web").subList(0, count).toArray(String[]::new);
    HandWorld world = new HandWorld(dice, names);
    long number = 100;
    for (String name : names) {
      number += 1 + dice.random.nextInt(3);
      Incarnation judged =
          dice.chance(0.1) ? new Incarnation("an-older-life") : world.services.life(name);
      Rung rung = dice.chance(0.2) ? Rung.RELOAD : Rung.RESTART;
      ServiceActions kind =
          rung == Rung.RELOAD ? Fixtures.FULL : KINDS.get(dice.random.nextInt(KINDS.size()));
      Order order = Fixtures.order(number, name, judged, rung, kind);
      if (dice.chance(0.3)) {
        order = hurried(order, dice.upTo(Duration.ofMinutes(1)), dice.upTo(Duration.ofMinutes(3)));
      }
      Duration after = dice.upTo(Duration.ofSeconds(10));
      world.order(order, after);
      if (dice.chance(0.3)) {
        world.order(order, after.plus(dice.upTo(Duration.ofMinutes(2))));
      }
      if (dice.chance(0.3)) {
        world.inquire(number, name, dice.upTo(Duration.ofMinutes(2)));
      }
      if (dice.chance(dice.foreign)) {
        world.event(dice.upTo(Duration.ofMinutes(1)), () -> world.services.kill(name));
        world.event(dice.upTo(Duration.ofMinutes(2)), () -> world.services.start(name));
      }
    }
    world.runUntilTold(Duration.ofHours(12));
    return world;
  }

  private static Order hurried(Order order, Duration allowed, Duration undoAfter) {
    return new Order(
        order.number(),
        order.service(),
        order.rung(),
        order.expected(),
        order.steps(),
        order.compensation(),
        undoAfter,
        allowed,
        order.term(),
        order.ruling());
  }

  /** The world itself checks after each effect; these are the promises about the end. */
  private static void validate(HandWorld world, SortedMap<String, Integer> seen) {
    for (Order order : world.orders.values()) {
      Outcome outcome = world.outcome(order.number());
      seen.merge(
          order.rung() + " " + outcome.end() + (outcome.compensated() ? " put back" : ""),
          1,
          Integer::sum);
      boolean written = !world.unwritten.contains(order.number());
      if (written) {
        assertThat(world.reports)
            .filteredOn(one -> one.order() == order.number())
            .as("an outcome is final")
            .extracting(Outcome::end)
            .containsOnly(outcome.end());
      }
      boolean meddled = world.services.meddledWith.contains(order.service());
      if (outcome.end() == Outcome.End.DONE && order.rung() == Rung.RESTART && !meddled) {
        assertThat(outcome.after()).isPresent().get().isNotEqualTo(order.expected());
      }
      boolean down =
          !world.services.lives.containsKey(order.service())
              && !world.services.meddledWith.contains(order.service());
      if (down && world.services.stoppedBy.contains(order.number())) {
        assertThat(outcome.end())
            .as("a service that we left down is told: %s", outcome)
            .isIn(Outcome.End.FAILED, Outcome.End.UNKNOWN);
        assertThat(startedAgain(world, order) || outcome.end() == Outcome.End.UNKNOWN)
            .as("a service that we stopped is started again: %s", outcome)
            .isTrue();
      }
      boolean undrained =
          world.performed.stream().anyMatch(step -> isFor(step, order, Step.Purpose.UNDRAIN));
      if (world.services.drainedBy.contains(order.number()) && written) {
        assertThat(undrained || outcome.end() == Outcome.End.UNKNOWN)
            .as("what was drained is un-drained, or the end is not known: %s", outcome)
            .isTrue();
      }
    }
  }

  private static boolean startedAgain(HandWorld world, Order order) {
    return world.performed.stream()
        .anyMatch(step -> step.contains("c") && isFor(step, order, Step.Purpose.START));
  }

  private static boolean isFor(String step, Order order, Step.Purpose purpose) {
    for (int i = 0; i < order.steps().size(); i++) {
      if (step.equals(order.number() + "s" + i) && order.steps().get(i).is(purpose)) {
        return true;
      }
    }
    for (int i = 0; i < order.compensation().size(); i++) {
      if (step.equals(order.number() + "c" + i) && order.compensation().get(i).is(purpose)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void a_thousand_random_runs_never_act_twice_and_always_end() {
    SortedMap<String, Integer> seen = new TreeMap<>();
    int deaths = 0;
    int boots = 0;
    int unwritten = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        HandWorld world = run(seed);
        validate(world, seen);
        deaths += world.deaths;
        boots += world.boots;
        unwritten += world.unwritten.size();
      } catch (AssertionError | RuntimeException e) {
        fail("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    assertThat(deaths).as("deaths").isGreaterThan(SEEDS / 2);
    assertThat(boots).as("boots").isGreaterThan(SEEDS / 20);
    assertThat(unwritten).as("orders with a failed write").isGreaterThan(SEEDS / 20);
    assertThat(seen.keySet())
        .as("%s", seen)
        .contains(
            "RELOAD DONE",
            "RELOAD FAILED",
            "RELOAD NOT_DONE",
            "RELOAD UNKNOWN",
            "RESTART DONE",
            "RESTART FAILED",
            "RESTART FAILED put back",
            "RESTART NOT_DONE",
            "RESTART UNKNOWN",
            "RESTART UNKNOWN put back");
  }

  @Test
  void the_same_seed_gives_the_same_run() {
    for (long seed = 1; seed <= 20; seed++) {
      HandWorld once = run(seed);
      HandWorld again = run(seed);
      assertThat(again.disk).isEqualTo(once.disk);
      assertThat(again.reports).isEqualTo(once.reports);
    }
  }
}
