package io.staunch.simulation.scenario;

import static io.staunch.simulation.scenario.GrowthDraw.MEBI;

import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.detect.Limit;
import io.staunch.core.engine.Ruleset.Watched;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.simulation.grow.Growth;
import io.staunch.simulation.grow.LookAlike;
import io.staunch.simulation.host.Traits;
import io.staunch.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the services of one server. */
final class FleetDraw {
  private static final List<String> NAMES =
      List.of("auth", "cache", "db", "mail", "queue", "report", "search", "web");

  /** Limits are this share of a service's own ceiling. */
  private static final double CEILING = 0.8;

  /** How often somebody sets a limit that a service passes from its first moment on. */
  private static final double TOO_LOW = 0.15;

  private final Chance chance;
  private final Scale scale;

  FleetDraw(Chance chance, Scale scale) {
    this.chance = chance;
    this.scale = scale;
  }

  /**
   * Two to eight services; the first ones leak, may be acted on, and come through the phases that
   * faults lie in wait for.
   */
  List<Member> draw(List<Ambush> ambushes) {
    int size = (int) chance.between(2, 8);
    List<Member> fleet = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean plain = i < StrictMath.min(ambushes.size(), size - 1) && i < 3;
      Shape shape =
          plain
              ? Shape.through(ambushes.get(i).phase(), chance)
              : chance.pick(List.of(Shape.values()));
      List<String> along =
          !plain && i + 1 < size && chance.happens(0.25) ? List.of(NAMES.get(i + 1)) : List.of();
      boolean leaks = plain || chance.happens(0.35);
      fleet.add(member(NAMES.get(i), shape, plain, leaks, along));
    }
    return List.copyOf(fleet);
  }

  private Member member(
      String name, Shape shape, boolean plain, boolean leaks, List<String> along) {
    long base = MEBI * chance.between(60, 500);
    long room = MEBI * chance.between(200, 1500);
    double reach = plain ? chance.between(0.06, 0.22) : chance.between(0.05, 0.5);
    long time = (long) (scale.healAt() * reach);
    Growth growth =
        leaks
            ? GrowthDraw.leak(chance, base, room, time)
            : GrowthDraw.lookAlike(chance, base, room, time);
    boolean odd = !plain;
    Chance mistakes = chance.fork(name + "'s limit");
    boolean tooLow = odd && mistakes.happens(TOO_LOW);
    long limit =
        tooLow
            ? (long) (base * 0.9)
            : growth instanceof LookAlike calm ? (long) (calm.highest() * 1.1) + MEBI : base + room;
    ServiceActions actions = shape.actions(chance, plain ? 0.8 : 0.4, along);
    StartLimit starts =
        odd || chance.happens(0.3) ? startLimit() : new StartLimit(0, Duration.ZERO);
    return new Member(
        traits(name, growth, shape, along, starts, limit, tooLow ? 2 : time),
        new Watched(
            name,
            odd && chance.happens(0.15) ? mode() : Mode.ENFORCE,
            actions,
            Duration.ofSeconds(chance.between(3, 15)),
            starts),
        leaks || chance.happens(0.6) || tooLow ? Optional.of(limit(limit)) : Optional.empty(),
        limit,
        odd ? risk() : Risk.NEUTRAL,
        !(odd && chance.happens(0.12)),
        odd && chance.happens(0.12),
        shape.reloads());
  }

  private Traits traits(
      String name,
      Growth growth,
      Shape shape,
      List<String> along,
      StartLimit starts,
      long limit,
      long time) {
    return new Traits(
        name,
        growth,
        chance.happens(0.5),
        shape.needsSupervisor() || chance.happens(0.5),
        chance.happens(0.8) ? chance.between(30, 900) : chance.between(1_000, 4_000),
        chance.happens(0.8) ? chance.between(30, 900) : chance.between(1_000, 4_000),
        chance.between(100, 3_000),
        starts,
        chance.happens(0.5) ? 1 : chance.between(1.02, 1.5),
        Optional.of((long) (limit / CEILING)),
        along,
        chance.happens(0.5) ? 0.9 : 0,
        chance.between(0, time / 2));
  }

  private Mode mode() {
    return chance.pick(List.of(Mode.OBSERVE, Mode.ADVISE, Mode.APPROVE));
  }

  private Risk risk() {
    return chance.happens(0.6)
        ? Risk.NEUTRAL
        : chance.pick(List.of(Risk.NEVER, Risk.AVOID, Risk.PREFER));
  }

  private StartLimit startLimit() {
    return chance.happens(0.5)
        ? new StartLimit(0, Duration.ZERO)
        : new StartLimit((int) chance.between(1, 4), scale.ticks(chance, 20, 120));
  }

  /** The same number of bytes, said as such or as a share of the service's own ceiling. */
  private Limit limit(long bytes) {
    return chance.happens(0.7) ? new Limit.OfBytes(new Bytes(bytes)) : new Limit.OfCeiling(CEILING);
  }
}
