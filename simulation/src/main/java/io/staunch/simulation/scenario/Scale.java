package io.staunch.simulation.scenario;

import io.staunch.simulation.world.Chance;
import java.time.Duration;
import java.util.List;

/**
 * How long a scenario lasts and how finely it is sampled: hours at a short tick or days at a long
 * one, so that no seed costs much more than another.
 *
 * @param tick in milliseconds
 * @param length of the whole, in milliseconds
 * @param healAt from when on nothing goes wrong any more
 */
record Scale(long tick, long length, long healAt) {
  private static final List<Long> TICKS =
      List.of(
          1_000L, 5_000L, 5_000L, 10_000L, 10_000L, 15_000L, 30_000L, 30_000L, 60_000L, 120_000L);

  /** Least time for everything that was held to come to an end, however short the tick. */
  private static final long LEAST_CALM = 20 * 60_000;

  static Scale of(Chance chance) {
    long tick = chance.pick(TICKS);
    long faulty = tick * chance.between(450, 650);
    long calm = StrictMath.max(tick * chance.between(250, 320), LEAST_CALM);
    return new Scale(tick, faulty + calm, faulty);
  }

  /** Between so many and so many ticks. */
  Duration ticks(Chance chance, int least, int most) {
    return Duration.ofMillis(tick * chance.between(least, most));
  }
}
