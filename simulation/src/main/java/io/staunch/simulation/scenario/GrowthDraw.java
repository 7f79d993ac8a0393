package io.staunch.simulation.scenario;

import io.staunch.simulation.grow.Growth;
import io.staunch.simulation.grow.Leak;
import io.staunch.simulation.grow.LookAlike;
import io.staunch.simulation.world.Chance;

/** Draws how a service's memory goes. */
final class GrowthDraw {
  static final long MEBI = 1 << 20;

  private GrowthDraw() {}

  /** A leak that starts at {@code base} and has used up {@code room} after {@code time}. */
  static Growth leak(Chance chance, long base, long room, long time) {
    double perMilli = (double) room / time;
    return switch (chance.below(5)) {
      case 0 -> new Leak.Linear(base, perMilli);
      case 1 -> {
        long steps = chance.between(4, 12);
        yield new Leak.Stepwise(base, room / steps, time / steps);
      }
      case 2 -> new Leak.PerRequest(base, perMilli, time * chance.between(1, 3));
      case 3 -> new Leak.Accelerating(base, perMilli / 2, time);
      default -> new Leak.SlowAfter(base, time / 2, 2 * perMilli);
    };
  }

  /** Something that rises over times like {@code time} and is no leak. */
  static LookAlike lookAlike(Chance chance, long base, long rise, long time) {
    return switch (chance.below(7)) {
      case 0 -> new LookAlike.WarmUp(base, rise, time / 2);
      case 1 -> new LookAlike.SaturatingCache(base, rise, (double) rise / time);
      case 2 -> new LookAlike.SawTooth(base, rise, time / chance.between(2, 10));
      case 3 -> new LookAlike.DailyRhythm(base, rise, time);
      case 4 -> {
        long every = StrictMath.max(20, time / chance.between(1, 4));
        yield new LookAlike.BatchPeak(base, rise, every, every / chance.between(5, 12));
      }
      case 5 -> new LookAlike.Plateau(base, rise, time);
      default -> new LookAlike.DeployStep(base, rise, time);
    };
  }
}
