package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.guard.Truth.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, what the guards admit stays within the terms, judged by a
 * truth kept apart.
 */
class AnyOrderOfEventsTest {
  private static final int SEEDS = 40;
  private static final int EVENTS = 1000;
  private static final List<String> SERVICES = List.of("web", "db", "cache", "mail");
  private static final List<Rung> RUNGS =
      List.of(Rung.RESTART, Rung.RESTART, Rung.RELOAD, Rung.TRIM, Rung.FAIL_OVER);

  @Test
  void whatever_happens_in_any_order_the_terms_are_kept() {
    SortedMap<String, Integer> bites = new TreeMap<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Run run = new Run(seed);
      try {
        for (int i = 0; i < EVENTS; i++) {
          run.step();
        }
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
      run.answers.forEach(answer -> bites.merge(answer, 1, Integer::sum));
    }
    assertThat(bites)
        .containsOnlyKeys(
            "admitted",
            "barred",
            "boot-grace",
            "budget",
            "clock",
            "cool-down",
            "others",
            "outage",
            "pause",
            "start-grace",
            "start-limit",
            "storm");
    assertThat(bites.values())
        .allMatch(count -> count >= 20, "each guard refused at least 20 times: " + bites);
  }

  @Test
  void the_same_events_give_the_same_answers() {
    Run first = new Run(11);
    Run second = new Run(11);
    for (int i = 0; i < EVENTS; i++) {
      first.step();
      second.step();
    }
    assertThat(first.reasons).isEqualTo(second.reasons).hasSizeGreaterThan(100);
  }

  private static final class Run {
    private final Random random;
    private final Host host = new Host();
    private final Truth truth = new Truth();
    private final Request terms;
    private final SortedMap<String, Incarnation> lives = new TreeMap<>();
    final List<String> answers = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();

    Run(long seed) {
      random = new Random(seed);
      int out = 1 + random.nextInt(3);
      int actions = 1 + random.nextInt(4);
      int minutes = 30 + random.nextInt(90);
      terms =
          Ask.toRestart("web")
              .outAtOnce(out)
              .coolDown(Duration.ofMinutes(random.nextInt(12)), Duration.ofMinutes(40))
              .serviceBudget(actions, Duration.ofMinutes(minutes))
              .hostBudget(actions + random.nextInt(5), Duration.ofMinutes(minutes))
              .request();
      SERVICES.forEach(service -> lives.put(service, new Incarnation("first-" + service)));
    }

    void step() {
      String service = SERVICES.get(random.nextInt(SERVICES.size()));
      switch (random.nextInt(40)) {
        case 0 -> reboot();
        case 1 -> foreign(service);
        case 2 -> host.standing.worth(service, random.nextBoolean(), host.at());
        case 3 -> barOrLift(service);
        case 4 -> host.standing.paused("anna", "x", Optional.of(minutes(20)), host.at());
        case 5 -> host.standing.resumed(host.at());
        case 6 -> clock();
        case 7, 8, 9, 10, 11, 12, 13 -> pass(minutes(15));
        case 14, 15, 16, 17, 18, 19 -> end();
        case 20, 21, 22, 23, 24, 25 -> seenUp();
        default -> ask(service);
      }
      assertThat(host.standing.treasury().out()).isEqualTo(truth.out());
      assertThat(host.standing.underWay()).isEqualTo(truth.underWay());
    }

    private Duration minutes(int most) {
      return Duration.ofSeconds(random.nextInt(most * 60));
    }

    private void pass(Duration passed) {
      host.after(passed);
      truth.pass(passed);
    }

    private void reboot() {
      if (random.nextInt(6) == 0) {
        Duration up = minutes(4);
        host.rebooted(up);
        truth.pass(up);
      }
    }

    private void clock() {
      if (host.standing.clockDoubt().isPresent()) {
        host.standing.clockTrusted();
      } else if (random.nextInt(4) == 0) {
        host.standing.clockDoubted("stepped");
      }
    }

    private void foreign(String service) {
      lives.put(service, host.restarted(service, false));
    }

    private void barOrLift(String service) {
      if (random.nextInt(3) == 0) {
        host.standing.barred(service, Rung.RELOAD, "no use");
      } else if (random.nextInt(4) == 0) {
        host.standing.acknowledged(service);
        truth.acknowledge(service);
      }
    }

    private void ask(String service) {
      Request request = request(service);
      Ruling ruling = Guards.admit(Guards.line(), request, host.standing);
      answers.add(ruling.refused().map(Verdict.Refused::guard).orElse("admitted"));
      reasons.add(ruling.refused().map(Verdict.Refused::reason).orElse(""));
      if (ruling.admitted()) {
        Rung rung = request.rung();
        String[] along = request.members().stream().skip(1).toArray(String[]::new);
        long order = host.intend(rung, request.life(), service, along);
        truth.intend(
            new Intent(order, service, rung.endsLife(), request.members(), request.life()),
            terms.terms());
        if (random.nextInt(20) == 0) {
          host.standing.withdrawn(order);
          truth.withdraw(order);
        }
      }
    }

    private Request request(String service) {
      Terms kept = terms.terms();
      Ask ask =
          Ask.toRestart(service)
              .of(lives.getOrDefault(service, Ask.LIFE))
              .by(RUNGS.get(random.nextInt(RUNGS.size())))
              .aged(minutes(100))
              .withSick(1 + random.nextInt(4))
              .startedAtMost(random.nextInt(4), Duration.ofMinutes(30))
              .coolDown(kept.coolDown(), kept.coolDownMost())
              .serviceBudget(kept.serviceBudget().actions(), kept.serviceBudget().window())
              .hostBudget(kept.hostBudget().actions(), kept.hostBudget().window())
              .outAtOnce(kept.outAtOnce());
      return random.nextInt(5) == 0
          ? ask.takingAlong(SERVICES.get(random.nextInt(4))).request()
          : ask.request();
    }

    private void end() {
      truth
          .anyOf(truth.underWay(), random)
          .ifPresent(order -> {
            boolean acted = random.nextInt(5) != 0;
            if (acted && random.nextInt(4) != 0) {
              truth
                  .members(order)
                  .forEach(member -> lives.put(member, host.restarted(member, true)));
            }
            host.standing.ended(order, acted, host.at());
            truth.end(order, acted);
          });
    }

    private void seenUp() {
      List<Long> orders = new ArrayList<>(truth.out().values());
      truth
          .anyOf(orders, random)
          .ifPresent(order -> {
            host.standing.seenUp(order);
            truth.seenUp(order);
          });
    }
  }
}
