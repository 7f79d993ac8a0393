package io.staunch.core.act;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** What is going to happen on virtual time, and whose doing it is. */
final class Agenda {
  /** What the world does by itself survives every agent. */
  static final int NOBODY = -1;

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::when).thenComparingLong(Due::number));
  private Duration now = Duration.ofHours(1);
  private long numbers;

  /** Something that is going to happen; {@code whose} is an agent's number or {@link #NOBODY}. */
  record Due(Duration when, long number, int whose, Runnable what) {}

  /**
   * What a command does to its service, even when the agent that began it is gone; a boot ends it.
   */
  private record Effect(Runnable what) implements Runnable {
    @Override
    public void run() {
      what.run();
    }
  }

  Duration now() {
    return now;
  }

  void later(Duration after, int whose, Runnable what) {
    numbers++;
    queue.add(new Due(now.plus(after), numbers, whose, what));
  }

  void effectLater(Duration after, Runnable what) {
    later(after, NOBODY, new Effect(what));
  }

  /** A boot ends every command. */
  void dropEffects() {
    queue.removeIf(due -> due.what() instanceof Effect);
  }

  void run(Duration span, Predicate<Due> lives, Runnable afterDeath) {
    Duration end = now.plus(span);
    while (!queue.isEmpty() && queue.peek().when().compareTo(end) <= 0) {
      Due due = queue.remove();
      now = due.when();
      if (lives.test(due)) {
        try {
          due.what().run();
        } catch (Death death) {
          afterDeath.run();
        }
      }
    }
    now = end;
  }

  /** The agent was killed. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
