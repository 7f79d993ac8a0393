package io.staunch.simulation.grow;

/** What rises as a leak does, and is none. */
public sealed interface LookAlike extends Growth {
  /** The most it ever uses. */
  long highest();

  record WarmUp(long base, long rise, long time) implements LookAlike {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (rise * (1 - StrictMath.exp(-(double) age / time)));
    }

    @Override
    public long highest() {
      return base + rise;
    }
  }

  record SaturatingCache(long base, long most, double perMilli) implements LookAlike {
    @Override
    public long bytes(long age, long now) {
      return base + StrictMath.min(most, (long) (perMilli * age));
    }

    @Override
    public long highest() {
      return base + most;
    }
  }

  /** A collected heap: up until collected, over and over. */
  record SawTooth(long base, long swing, long period) implements LookAlike {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (swing * ((double) (age % period) / period));
    }

    @Override
    public long highest() {
      return base + swing;
    }
  }

  record DailyRhythm(long base, long swing, long day) implements LookAlike {
    @Override
    public long bytes(long age, long now) {
      return base + (long) (swing * (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * now / day)));
    }

    @Override
    public long highest() {
      return base + swing;
    }
  }

  record BatchPeak(long base, long peak, long every, long lasts) implements LookAlike {
    @Override
    public long bytes(long age, long now) {
      return base + (now % every < lasts ? peak : 0);
    }

    @Override
    public long highest() {
      return base + peak;
    }
  }

  /** Fragmentation: steps that come ever more slowly and then no more. */
  record Plateau(long base, long rise, long time) implements LookAlike {
    private static final int STEPS = 8;

    @Override
    public long bytes(long age, long now) {
      long reached = StrictMath.min(STEPS, age * STEPS / time);
      return base + rise * reached / STEPS;
    }

    @Override
    public long highest() {
      return base + rise;
    }
  }

  /** From a deployment on it simply needs more. */
  record DeployStep(long base, long step, long at) implements LookAlike {
    @Override
    public long bytes(long age, long now) {
      return base + (now - age >= at ? step : 0);
    }

    @Override
    public long highest() {
      return base + step;
    }
  }
}
