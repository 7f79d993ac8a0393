package io.staunch.agent.main.trial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is to come in virtual time; at one time, in the order it was put down. */
final class Agenda {
  private final TreeMap<Duration, Deque<Consumer<Duration>>> waiting = new TreeMap<>();

  void at(Duration time, Consumer<Duration> what) {
    waiting.computeIfAbsent(time, _ -> new ArrayDeque<>()).add(what);
  }

  /** Does what is due, also what that puts down. */
  void until(Duration time) {
    while (!waiting.isEmpty() && waiting.firstKey().compareTo(time) <= 0) {
      Duration due = waiting.firstKey();
      Deque<Consumer<Duration>> all = waiting.firstEntry().getValue();
      all.removeFirst().accept(due);
      if (all.isEmpty()) {
        waiting.remove(due);
      }
    }
  }
}
