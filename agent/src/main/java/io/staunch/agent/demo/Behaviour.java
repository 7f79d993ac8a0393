package io.staunch.agent.demo;

/**
 * How much memory a demo process holds after so many seconds, in bytes.
 *
 * <p>Every kind but the leak is what a hasty judge takes for one.
 */
sealed interface Behaviour {
  long heldAfter(double seconds);

  /** Grows for ever: a leak. */
  record Leak(long bytesPerSecond) implements Behaviour {
    @Override
    public long heldAfter(double seconds) {
      return (long) (seconds * bytesPerSecond);
    }
  }

  /** Grows ever more slowly towards a bound: a cache that fills. */
  record Cache(long bound, double fillSeconds) implements Behaviour {
    @Override
    public long heldAfter(double seconds) {
      // three time constants: 95 % full
      return (long) (bound * (1 - Math.exp(-3 * seconds / fillSeconds)));
    }
  }

  /** Rises from nothing and falls again with its load, once a period. */
  record Swing(long high, double periodSeconds) implements Behaviour {
    @Override
    public long heldAfter(double seconds) {
      double phase = (1 - Math.cos(2 * Math.PI * seconds / periodSeconds)) / 2;
      return (long) (high * phase);
    }
  }
}
