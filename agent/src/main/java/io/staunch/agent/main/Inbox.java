package io.staunch.agent.main;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What other threads hand to the engine's thread; bounded, so that who floods it waits. */
final class Inbox {
  /** Most things that wait. */
  static final int MOST = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST);

  /** Hands over something that must not be lost; waits for room. */
  void put(Runnable task) {
    try {
      waiting.put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the engine's thread answer a question; empty when it did not within a few seconds. */
  <T> Optional<T> ask(Callable<T> question) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(question);
    if (!waiting.offer(task, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      task.cancel(false);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the engine's thread could not answer", e.getCause());
    }
  }

  /** The next task, waited for at most this long. */
  Optional<Runnable> next(Duration wait) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS));
  }
}
