package io.staunch.simulation.grow;

/** Memory that is never given back while the life lasts. */
public sealed interface Leak extends Growth {
  record Linear(long base, double perMilli) implements Leak {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (perMilli * age);
    }
  }

  record Stepwise(long base, long step, long every) implements Leak {
    @Override
    public long bytes(long age, long now) {
      return base + age / every * step;
    }
  }

  /** Each request leaves a little behind, and requests come with the time of day. */
  record PerRequest(long base, double perMilli, long day) implements Leak {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (perMilli * Growth.served(age, now, day));
    }
  }

  /** Grows with the square of its age; {@code doubling} is when the square has caught up. */
  record Accelerating(long base, double perMilli, long doubling) implements Leak {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (perMilli * age * (1 + (double) age / doubling));
    }
  }

  /** Nothing for a long time, then steadily. */
  record SlowAfter(long base, long quiet, double perMilli) implements Leak {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (perMilli * StrictMath.max(0, age - quiet));
    }
  }
}
