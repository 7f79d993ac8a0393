package io.staunch.agent.time;

import java.time.Duration;

/** A clock that is never set back, and the only way in which the shell waits. */
public interface MonotonicClock {
  /** Nanoseconds since an arbitrary point; only differences mean anything. */
  long nanos();

  /** Waits this long; returns at once where it is not positive. */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own. */
  MonotonicClock SYSTEM =
      new MonotonicClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          if (duration.isPositive()) {
            Thread.sleep(duration);
          }
        }
      };
}
