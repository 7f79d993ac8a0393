package io.staunch.agent.main.trial;

/** The same readings of the same seed, always: no generator with a state is kept. */
final class Noise {
  private Noise() {}

  /** Evenly from −1 to 1. */
  static double of(long seed, String whose, long reading) {
    long mixed = mix(mix(seed * 0x9E3779B97F4A7C15L + whose.hashCode()) + reading);
    return (mixed >>> 11) * 0x1.0p-52 - 1;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
