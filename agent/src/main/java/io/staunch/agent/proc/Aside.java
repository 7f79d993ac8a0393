package io.staunch.agent.proc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads what may block (anything that takes a process's memory-map lock, or a file that another
 * user can replace by a pipe) on a thread of its own and within a budget, so that a slow or hanging
 * one cannot hold up the sweep. What is not read in time has no answer this time; an answer that
 * came too late serves the next question while it is fresh. A reader that hangs is left behind with
 * its process, which is asked no more until it answers, and the next one takes over.
 *
 * @param <K> what is read: a process, a path
 * @param <A> what came of it
 */
final class Aside<K, A> implements AutoCloseable {
  /** Most readers that may hang at the same time; after that nothing is read any more. */
  static final int MOST_HANGING = 4;

  private final String name;
  private final Supplier<Function<K, A>> sources;
  private final Bounds bounds;
  private final Map<K, Answer<A>> answers = new HashMap<>();
  private final Deque<K> queue = new ArrayDeque<>();
  private final Set<K> hanging = new HashSet<>();
  private Optional<Reader> reader = Optional.empty();
  private long deadline;
  private boolean closed;

  /**
   * How long is how long.
   *
   * @param fresh how old an answer may be
   * @param patience after which a reader counts as hanging
   */
  record Bounds(Duration fresh, Duration patience) {}

  private record Answer<A>(A value, long at) {}

  /**
   * @param sources makes what reads, one for each thread; it must not throw
   */
  Aside(String name, Supplier<Function<K, A>> sources, Bounds bounds) {
    this.name = name;
    this.sources = sources;
    this.bounds = bounds;
  }

  /**
   * Answers for as many of {@code keys} as could be read; those that waited longest are read first.
   *
   * @param budget how long this may take
   */
  synchronized Map<K, A> ask(List<K> keys, Duration budget) {
    if (keys.isEmpty() || closed) {
      return Map.of();
    }
    long now = System.nanoTime();
    deadline = now + budget.toNanos();
    answers.keySet().retainAll(new HashSet<>(keys));
    List<K> wanted = new ArrayList<>(keys);
    wanted.removeAll(hanging);
    reader.flatMap(one -> one.at).ifPresent(wanted::remove);
    wanted.sort(Comparator.comparingLong(key -> answeredAt(key, now)));
    queue.clear();
    queue.addAll(wanted);
    if (ready(now)) {
      notifyAll();
      awaitAnswers();
    }
    queue.clear();
    Map<K, A> fresh = new HashMap<>();
    long oldest = System.nanoTime() - bounds.fresh().toNanos();
    for (K key : keys) {
      Answer<A> answer = answers.get(key);
      if (answer != null && answer.at() - oldest >= 0) {
        fresh.put(key, answer.value());
      }
    }
    return fresh;
  }

  /** Whether a reader hangs in this process. */
  synchronized boolean hangs(K key) {
    return hanging.contains(key);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private long answeredAt(K key, long now) {
    Answer<A> answer = answers.get(key);
    return answer == null ? Long.MIN_VALUE : answer.at() - now;
  }

  /** Whether a reader stands ready or soon will; leaves a hanging one behind. */
  private boolean ready(long now) {
    if (reader.isPresent()) {
      Reader current = reader.get();
      if (current.at.isPresent() && now - current.since > bounds.patience().toNanos()) {
        hanging.add(current.at.get());
        queue.remove(current.at.get());
        reader = Optional.empty();
      }
    }
    if (reader.isEmpty() && hanging.size() < MOST_HANGING) {
      Reader fresh = new Reader(sources.get());
      reader = Optional.of(fresh);
      fresh.start();
    }
    return reader.isPresent();
  }

  private void awaitAnswers() {
    long left = deadline - System.nanoTime();
    while (left > 0 && !closed && (!queue.isEmpty() || reader.flatMap(one -> one.at).isPresent())) {
      try {
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = deadline - System.nanoTime();
    }
  }

  /** Next one to read, when there is one; empty when this reader is to end. */
  private synchronized Optional<K> next(Reader asking) {
    while (!closed && reader.filter(current -> current == asking).isPresent()) {
      K key = System.nanoTime() - deadline < 0 ? queue.poll() : null;
      if (key != null) {
        asking.at = Optional.of(key);
        asking.since = System.nanoTime();
        return asking.at;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private synchronized void answered(Reader by, K key, A value) {
    answers.put(key, new Answer<>(value, System.nanoTime()));
    hanging.remove(key);
    by.at = Optional.empty();
    notifyAll();
  }

  /** The thread; its fields belong to the monitor of the whole. */
  private final class Reader extends Thread {
    private final Function<K, A> source;
    private Optional<K> at = Optional.empty();
    private long since;

    private Reader(Function<K, A> source) {
      super(null, null, name, 256L * 1024);
      this.source = source;
      setDaemon(true);
    }

    @Override
    public void run() {
      Optional<K> key = next(this);
      while (key.isPresent()) {
        answered(this, key.get(), source.apply(key.get()));
        key = next(this);
      }
    }
  }
}
