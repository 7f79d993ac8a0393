package io.staunch.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** Does independent work on every processor, and hands the results on in the order of the work. */
final class SideBySide {
  private SideBySide() {}

  /**
   * @param goesOn takes each result in; once it says no, no more work is begun and no more results
   *     are taken in
   */
  static <T, R> void each(Iterator<T> work, Function<T, R> how, Predicate<R> goesOn) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
      Deque<Future<R>> begun = new ArrayDeque<>();
      boolean on = true;
      while (on && (work.hasNext() || !begun.isEmpty())) {
        while (work.hasNext() && begun.size() < 2 * processors) {
          T next = work.next();
          begun.addLast(workers.submit(() -> how.apply(next)));
        }
        on = goesOn.test(begun.removeFirst().get());
      }
      begun.forEach(left -> left.cancel(false));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
