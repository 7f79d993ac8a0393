package io.staunch.simulation.world;

import java.util.List;

/**
 * Chance that is the same on every machine and in every release: SplitMix64 (Steele, Lea, Flood
 * 2014).
 *
 * <p>Each use forks a stream of its own by name, so that drawing more in one place moves nothing in
 * another.
 */
public final class Chance {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long origin;
  private long state;

  public Chance(long seed) {
    this.origin = mix(seed + GAMMA);
    this.state = origin;
  }

  /** Another stream of the same seed. */
  public Chance fork(String name) {
    long hash = origin;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ name.charAt(i)) + GAMMA;
    }
    return new Chance(hash);
  }

  public long next() {
    state += GAMMA;
    return mix(state);
  }

  /** Scrambles all bits of a number; also the source of noise that needs no memory. */
  public static long mix(long number) {
    long z = number;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 0 ≤ result &lt; 1. */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** 0 ≤ result &lt; {@code bound}. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** Both ends included. */
  public long between(long least, long most) {
    return least + Long.remainderUnsigned(next(), most - least + 1);
  }

  public double between(double least, double most) {
    return least + unit() * (most - least);
  }

  /** True with this probability, 0..1. */
  public boolean happens(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
