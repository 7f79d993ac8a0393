package io.staunch.simulation.scenario;

import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.engine.Ruleset.Rule;
import io.staunch.core.engine.Ruleset.Watched;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Terms.Budget;
import io.staunch.core.guard.Timetable;
import io.staunch.simulation.host.HostClock;
import io.staunch.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws a policy for a fleet. */
final class PolicyDraw {
  private static final double CLEAR = 0.9;

  private final Chance chance;
  private final Scale scale;
  private final List<Member> fleet;

  PolicyDraw(Chance chance, Scale scale, List<Member> fleet) {
    this.chance = chance;
    this.scale = scale;
    this.fleet = fleet;
  }

  Ruleset draw(int revision, Mode mode) {
    SortedMap<String, Watched> services = new TreeMap<>();
    SortedMap<String, Stance> risks = new TreeMap<>();
    Chance ends = chance.fork("stances");
    for (Member member : fleet) {
      services.put(member.name(), member.watched());
      risks.put(member.name(), stance(member.risk(), ends));
    }
    List<Rule> rules = rules();
    return new Ruleset(
            "simulated",
            "drawn@" + revision,
            mode,
            Duration.ofMillis(scale.tick()),
            services,
            risks,
            rules,
            terms(new TimetableDraw(chance.fork("timetable"), scale).draw(rules, fleet)),
            scale.ticks(chance, 60, 200),
            (int) chance.between(6, 40),
            1)
        .under(Mode.ENFORCE);
  }

  /** A third of what is said ends while the scenario runs. */
  private Stance stance(Risk risk, Chance ends) {
    return risk != Risk.NEUTRAL && ends.happens(0.3)
        ? new Stance(risk, Optional.of(HostClock.BEGIN.plusMillis(ends.between(0, scale.length()))))
        : Stance.always(risk);
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    boolean climbs = chance.happens(0.6);
    for (Member member : fleet) {
      member.limit().ifPresent(limit -> rules.add(limitRule(member, limit, climbs)));
    }
    List<String> all = fleet.stream().map(Member::name).toList();
    if (chance.happens(0.6)) {
      rules.add(
          new Rule(
              "server-full",
              all,
              new Condition.ServerLimit(0.9, new Sustained.For(scale.ticks(chance, 0, 6)), 0.97),
              chance.happens(0.85) ? Mode.ENFORCE : Mode.ADVISE,
              ladder(chance.happens(0.5)),
              climbs,
              Weights.EQUAL));
    }
    if (chance.happens(0.3)) {
      rules.add(
          new Rule(
              "growth",
              all,
              new Condition.Growth(scale.ticks(chance, 20, 60), Bytes.ofMebi(64)),
              Mode.ENFORCE,
              List.of(Rung.RESTART),
              false,
              Weights.EQUAL));
    }
    return rules;
  }

  private Rule limitRule(Member member, Limit limit, boolean climbs) {
    return new Rule(
        "limit-" + member.name(),
        List.of(member.name()),
        new Condition.ServiceLimit(limit, sustained(), CLEAR),
        Mode.ENFORCE,
        ladder(member.reloads()),
        climbs,
        Weights.EQUAL);
  }

  private static List<Rung> ladder(boolean reloads) {
    return reloads ? List.of(Rung.RELOAD, Rung.RESTART) : List.of(Rung.RESTART);
  }

  private Sustained sustained() {
    return switch (chance.below(5)) {
      case 0, 1 -> Sustained.AT_ONCE;
      case 2, 3 -> new Sustained.For(scale.ticks(chance, 1, 6));
      default -> {
        int n = (int) chance.between(2, 5);
        yield new Sustained.Readings(n, n + chance.below(4));
      }
    };
  }

  private Terms terms(Timetable timetable) {
    Duration window = scale.ticks(chance, 50, 150);
    Duration coolDown = scale.ticks(chance, 4, 20);
    List<String> candidates = fleet.stream().filter(Member::isCandidate).map(Member::name).toList();
    List<String> along =
        fleet.stream().map(Member::name).filter(name -> chance.happens(0.7)).toList();
    List<String> protectedOnes =
        fleet.stream().filter(Member::isProtected).map(Member::name).toList();
    return new Terms(
        candidates,
        along,
        protectedOnes,
        scale.ticks(chance, 0, 10),
        scale.ticks(chance, 3, 25),
        coolDown,
        coolDown.multipliedBy(chance.between(1, 3)),
        new Budget((int) chance.between(1, 4), window),
        new Budget((int) chance.between(2, 7), window),
        (int) chance.between(1, 3),
        (int) chance.between(2, 4),
        timetable,
        new GroupDraw(chance.fork("groups")).draw(fleet, window));
  }
}
