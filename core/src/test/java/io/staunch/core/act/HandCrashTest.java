package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The agent is killed at each point of an order, once and twice, with short and long absences and
 * with boots.
 */
class HandCrashTest {
  /** Dies at the points given, counted from the start of the run. */
  private static final class DiesAt implements Fate {
    private final Rebirth rebirth;
    private final List<Integer> points;
    private int seen;

    DiesAt(Rebirth rebirth, Integer... points) {
      this.rebirth = rebirth;
      this.points = List.of(points);
    }

    @Override
    public boolean diesHere() {
      seen++;
      return points.contains(seen);
    }

    @Override
    public Rebirth rebirth() {
      return rebirth;
    }
  }

  private record Plot(String name, Rung rung, ServiceActions actions) {}

  private static final List<Plot> PLOTS =
      List.of(
          new Plot("stop and start", Rung.RESTART, Fixtures.FULL),
          new Plot("signal and start", Rung.RESTART, Fixtures.signalled()),
          new Plot("one restart", Rung.RESTART, Fixtures.restarting()),
          new Plot("reload", Rung.RELOAD, Fixtures.FULL));

  private static final List<Fate.Rebirth> REBIRTHS =
      List.of(
          new Fate.Rebirth(Duration.ofSeconds(2), false),
          new Fate.Rebirth(Duration.ofHours(2), false),
          new Fate.Rebirth(Duration.ofSeconds(40), true));

  private static HandWorld world(Plot plot, Fate fate) {
    HandWorld world = new HandWorld(fate, "web");
    world.order(
        Fixtures.order(7, "web", world.services.life("web"), plot.rung(), plot.actions()),
        Duration.ofSeconds(1));
    world.runUntilTold(Duration.ofHours(6));
    return world;
  }

  /** What must be true at the end wherever the agent died once, when every step that ran worked. */
  private static void checkRestored(HandWorld world) {
    Outcome outcome = world.outcome(7);
    assertThat(world.services.lives)
        .as("the service is up at the end: %s", outcome)
        .containsKey("web");
    assertThat(world.services.drained).as("the service has its traffic: %s", outcome).isEmpty();
    check(world);
  }

  /**
   * What must be true wherever it died: what was not put back was tried once, and the outcome says
   * so.
   */
  private static void check(HandWorld world) {
    Outcome outcome = world.outcome(7);
    assertThat(world.reports).extracting(Outcome::end).containsOnly(outcome.end());
    if (!world.services.lives.containsKey("web")) {
      assertThat(outcome.end()).isEqualTo(Outcome.End.UNKNOWN);
      assertThat(outcome.reason())
          .contains("the service is down", "put back: start by start-it end not known");
    }
    if (!world.services.drained.isEmpty()) {
      assertThat(outcome.end()).isEqualTo(Outcome.End.UNKNOWN);
      assertThat(outcome.reason()).contains("put back: un-drain by undrain-it end not known");
    }
    if (outcome.end() == Outcome.End.DONE && world.boots == 0) {
      assertThat(outcome.after()).contains(world.services.life("web"));
    }
  }

  @Test
  void an_agent_that_lives_finishes_every_plan() {
    for (Plot plot : PLOTS) {
      HandWorld world = world(plot, new Fate() {});
      assertThat(world.outcome(7).end()).as(plot.name()).isEqualTo(Outcome.End.DONE);
      assertThat(world.reports).hasSize(1);
      checkRestored(world);
    }
  }

  @Test
  void killed_at_every_point_it_never_acts_twice_and_always_ends() {
    SortedMap<String, Integer> ends = new TreeMap<>();
    for (Plot plot : PLOTS) {
      for (Fate.Rebirth rebirth : REBIRTHS) {
        int points = world(plot, new Fate() {}).points;
        for (int point = 1; point <= points; point++) {
          HandWorld world = world(plot, new DiesAt(rebirth, point));
          assertThat(world.deaths).as("the fault did bite").isEqualTo(1);
          checkRestored(world);
          ends.merge(world.outcome(7).end().name(), 1, Integer::sum);
        }
      }
    }
    assertThat(ends.keySet()).as("%s", ends).contains("DONE", "NOT_DONE", "UNKNOWN", "FAILED");
  }

  @Test
  void killed_at_every_pair_of_points_it_never_acts_twice_and_always_ends() {
    Fate.Rebirth rebirth = REBIRTHS.getFirst();
    for (Plot plot : PLOTS) {
      int points = world(plot, new Fate() {}).points;
      for (int first = 1; first <= points; first++) {
        List<Integer> deaths = new ArrayList<>();
        int most = world(plot, new DiesAt(rebirth, first)).points;
        for (int second = first + 1; second <= most; second++) {
          HandWorld world = world(plot, new DiesAt(rebirth, first, second));
          deaths.add(world.deaths);
          check(world);
        }
        assertThat(deaths).containsOnly(2);
      }
    }
  }
}
