package io.staunch.agent.time;

import java.time.Duration;

/** A clock that only moves when somebody waits. */
public final class FakeClock implements MonotonicClock {
  private long now = 42;

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now += duration.toNanos();
  }
}
