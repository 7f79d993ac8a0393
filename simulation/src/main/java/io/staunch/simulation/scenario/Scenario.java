package io.staunch.simulation.scenario;

import static io.staunch.simulation.scenario.GrowthDraw.MEBI;

import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.simulation.host.Traits;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.world.Chance;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one seed draws. Times are milliseconds since the beginning.
 *
 * @param length of the whole
 * @param healAt from when on nothing goes wrong any more
 * @param uptime of the host at the beginning
 * @param drift by how much the host's wall time runs too fast, as a share
 * @param total bytes of memory of the server
 * @param base bytes that nobody declared uses
 * @param rules the policy that the agent begins with and comes back to
 * @param otherRules one that somebody tries for a while
 * @param ambushes faults that wait for an action
 * @param strikes faults that come at their times, whatever happens then
 * @param mishap how likely a step goes wrong by itself, 0..1
 * @param testsChannel whether somebody tests the notify channel before the end
 * @param patience how long people take to see to what they were told, in ticks
 */
public record Scenario(
    long seed,
    long tick,
    long length,
    long healAt,
    long uptime,
    double drift,
    long total,
    long base,
    List<Traits> services,
    Ruleset rules,
    Ruleset otherRules,
    List<Ambush> ambushes,
    SortedMap<Long, Fault> strikes,
    double mishap,
    boolean testsChannel,
    int patience) {
  public Scenario {
    services = List.copyOf(services);
    ambushes = List.copyOf(ambushes);
    strikes = Collections.unmodifiableSortedMap(new TreeMap<>(strikes));
  }

  /** One in so many seeds has no service that is sure to be acted on. */
  private static final int CALM_ONE_IN = 8;

  public static Scenario of(long seed) {
    Chance chance = new Chance(seed).fork("scenario");
    Scale scale = Scale.of(chance.fork("scale"));
    List<Ambush> ambushes = Ambush.of(seed);
    Chance kind = chance.fork("kind");
    boolean calm = kind.below(CALM_ONE_IN) == 0;
    List<Member> fleet =
        new FleetDraw(chance.fork("fleet"), scale).draw(calm ? List.of() : ambushes);
    Mode below = chance.fork("below").happens(0.5) ? Mode.APPROVE : Mode.ADVISE;
    Mode mode = calm && kind.happens(0.4) ? below : Mode.ENFORCE;
    Ruleset rules = new PolicyDraw(chance.fork("policy"), scale, fleet).draw(1, mode);
    Ruleset otherRules = new PolicyDraw(chance.fork("other policy"), scale, fleet).draw(2, mode);
    long base = MEBI * kind.between(200, 600);
    return new Scenario(
        seed,
        scale.tick(),
        scale.length(),
        scale.healAt(),
        kind.happens(0.3) ? scale.tick() * kind.between(0, 30) : 86_400_000 * kind.between(1, 40),
        drift(chance.fork("drift")),
        total(fleet, base, kind),
        base,
        fleet.stream().map(Member::traits).toList(),
        rules,
        otherRules,
        ambushes,
        strikes(chance.fork("strikes"), scale),
        kind.happens(0.5) ? 0 : kind.between(0.02, 0.25),
        !calm || kind.happens(0.7),
        (int) kind.between(5, 60));
  }

  /** Good clocks drift by some millionths, those of a sick virtual machine by hundredths. */
  private static double drift(Chance chance) {
    double most = chance.happens(0.8) ? 100e-6 : 0.02;
    return chance.happens(0.5) ? chance.between(-most, most) : 0;
  }

  /** Roomy servers hold every service at its limit; tight ones are full before. */
  private static long total(List<Member> fleet, long base, Chance chance) {
    long sum = base;
    for (Member member : fleet) {
      sum += member.limitBytes();
    }
    return (long) (sum * (chance.happens(0.65) ? 1.35 : chance.between(0.85, 1.1)));
  }

  private static SortedMap<Long, Fault> strikes(Chance chance, Scale scale) {
    SortedMap<Long, Fault> strikes = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      boolean strikesAlone = !fault.isOfStep() && !fault.isOfLink();
      int times = strikesAlone && chance.happens(0.2) ? 1 + chance.below(3) : 0;
      for (int i = 0; i < times; i++) {
        strikes.put(chance.between(scale.tick() * 5, scale.healAt() - scale.tick()), fault);
      }
    }
    return strikes;
  }
}
