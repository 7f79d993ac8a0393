package io.staunch.agent.actuate;

import io.staunch.core.fleet.Durations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Holds evidence to its budget even where a read hangs: the kernel may keep us waiting for a lock
 * of the very process that is sick. What hangs is left to itself, and where too much hangs no more
 * is begun.
 */
final class WithinBudget implements EvidenceTaker {
  /** Captures that may hang before no more are tried. */
  static final int HANGING_MOST = 2;

  private final EvidenceTaker taker;
  private final Semaphore free = new Semaphore(HANGING_MOST);

  WithinBudget(EvidenceTaker taker) {
    this.taker = taker;
  }

  @Override
  public String take(long order, String service, List<Member> members, Duration budget)
      throws InterruptedException {
    if (!free.tryAcquire()) {
      return "none: earlier captures still hang";
    }
    FutureTask<String> capture =
        new FutureTask<>(() -> {
          try {
            return taker.take(order, service, members, budget);
          } finally {
            free.release();
          }
        });
    Thread.ofPlatform().daemon().name("staunch-evidence").start(capture);
    try {
      return capture.get(budget.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return "cut off after " + Durations.text(budget) + ": what was begun may follow";
    } catch (ExecutionException | CancellationException e) {
      return "none: " + e.getMessage();
    }
  }
}
