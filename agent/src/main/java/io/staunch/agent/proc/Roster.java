package io.staunch.agent.proc;

import io.staunch.core.collect.ProcessReading;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All processes of the host. Each sweep reads every process's statm through a file that is kept
 * open, whose answer ends with the process, so a pid that was given to another is noticed.
 * Everything else is read of new processes, of those whose parent went, of those asked for, and of
 * the rest in rotation, so that one that called exec is known again within a minute.
 */
final class Roster {
  /** Longest time between two full looks; a young process is looked at again after its own age. */
  static final Duration ROTATION = Duration.ofSeconds(50);

  /**
   * The first sweep waits longer for command lines: a service must not seem absent only because the
   * agent is new on a busy host.
   */
  private static final Duration FIRST = Duration.ofSeconds(5);

  private static final int TICK_MILLIS = 10;

  private final Path proc;
  private final int mostKept;
  private final long pageSize;
  private final Buffer buffer = new Buffer(16 * 1024);
  private final Inspector inspector;
  private final Aside<Target, List<String>> commandLines;
  private final Duration budget;
  private final Map<Integer, Known> known = new TreeMap<>();

  /** Pids that ended since children were last asked for their parents. */
  private final Set<Integer> gone = new HashSet<>();

  private int kept;
  private long sweeps;
  private int vanished;
  private int unreadable;
  private Optional<Duration> before = Optional.empty();

  /** What one sweep found: processes in order of pid. */
  record Found(List<ProcessReading> processes, int vanished, int unreadable) {}

  Roster(
      Path proc,
      int mostKept,
      long pageSize,
      Aside<Target, List<String>> commandLines,
      Duration budget) {
    this.proc = proc;
    this.mostKept = mostKept;
    this.pageSize = pageSize;
    this.commandLines = commandLines;
    this.budget = budget;
    this.inspector = new Inspector(proc, buffer);
  }

  /**
   * Reads all.
   *
   * @param names what /proc lists
   * @param now time since boot
   * @param focused pids to look at in full
   */
  Found sweep(String[] names, Duration now, Set<Integer> focused) {
    sweeps++;
    vanished = 0;
    unreadable = 0;
    for (String name : names) {
      int pid = Numbers.pid(name);
      if (pid > 0) {
        visit(pid, now);
      }
    }
    forgetUnlisted();
    Set<Integer> parentless = Set.copyOf(gone);
    gone.clear();
    lookAgain(now, focused, parentless);
    before = Optional.of(now);
    return new Found(
        known.values().stream().filter(one -> !one.ended).map(Known::reading).toList(),
        vanished,
        unreadable);
  }

  int kept() {
    return kept;
  }

  void close() {
    known.values().forEach(Known::close);
    known.clear();
  }

  private void visit(int pid, Duration now) {
    Known one = known.get(pid);
    if (one != null) {
      if (one.refresh(buffer, proc)) {
        one.listed = sweeps;
        return;
      }
      forget(one);
    }
    admit(pid, now);
  }

  private void admit(int pid, Duration now) {
    switch (inspector.look(pid)) {
      case Look.Seen seen -> keep(new Known(seen, statm(pid), pageSize), now);
      case Look.Ended ended -> {
        Known one = new Known(Look.Seen.nothingOf(ended.stat()), statm(pid), pageSize);
        one.ended = true;
        keep(one, now);
      }
      case Look.Gone _ -> vanished++;
      case Look.Denied _ -> unreadable++;
    }
  }

  private Optional<RandomAccessFile> statm(int pid) {
    return kept < mostKept ? Buffer.open(proc + "/" + pid + "/statm") : Optional.empty();
  }

  private void keep(Known one, Duration now) {
    int pid = one.target.pid();
    kept += one.isKept() ? 1 : 0;
    one.listed = sweeps;
    // those that were there before us are spread over the rotation instead of all falling due at
    // once
    long share = before.isEmpty() ? Math.floorMod(pid * 7919L, ROTATION.toMillis()) : 0;
    one.due = now.plus(interval(one, now)).minusMillis(share);
    known.put(pid, one);
  }

  private void forgetUnlisted() {
    List<Known> unlisted = known.values().stream().filter(one -> one.listed != sweeps).toList();
    for (Known one : unlisted) {
      forget(one);
    }
  }

  private void forget(Known one) {
    one.close();
    gone.add(one.target.pid());
    kept -= one.isKept() ? 1 : 0;
    known.remove(one.target.pid());
  }

  private void lookAgain(Duration now, Set<Integer> focused, Set<Integer> parentless) {
    int left = rotationShare(now);
    List<Known> looked = new ArrayList<>();
    for (Known one : List.copyOf(known.values())) {
      boolean must =
          focused.contains(one.target.pid())
              || parentless.contains(one.reading().parent())
              || one.due.isZero();
      boolean due = !one.ended && one.due.compareTo(now) <= 0 && left > 0;
      if (must || due) {
        left -= must ? 0 : 1;
        look(one, now).ifPresent(looked::add);
      } else if (one.lacksArguments() && !one.ended) {
        looked.add(one);
      }
    }
    readArguments(looked);
  }

  /** Twice what a steady rotation needs, so that a crowd that fell due at once is worked off. */
  private int rotationShare(Duration now) {
    long gap = before.map(now::minus).orElse(ROTATION).toMillis();
    return (int)
        Math.min(
            Integer.MAX_VALUE, 16 + 2L * known.size() * Math.max(0, gap) / ROTATION.toMillis());
  }

  private Optional<Known> look(Known one, Duration now) {
    int pid = one.target.pid();
    switch (inspector.look(pid)) {
      case Look.Seen seen -> {
        if (!seen.target().equals(one.target)) {
          forget(one);
          admit(pid, now);
          return Optional.ofNullable(known.get(pid)).filter(Known::mayHaveArguments);
        }
        one.looked(seen);
        one.due = now.plus(interval(one, now));
        return Optional.of(one).filter(Known::mayHaveArguments);
      }
      case Look.Ended _ -> {
        one.ended = true;
        one.due = now.plus(ROTATION);
        gone.add(pid);
      }
      case Look.Gone _ -> {
        forget(one);
        vanished++;
      }
      case Look.Denied _ -> one.due = now.plus(ROTATION);
    }
    return Optional.empty();
  }

  private void readArguments(List<Known> wanted) {
    Map<Target, List<String>> read =
        commandLines.ask(
            wanted.stream().map(one -> one.target).toList(), sweeps == 1 ? FIRST : budget);
    for (Known one : wanted) {
      List<String> arguments = read.get(one.target);
      if (arguments != null) {
        one.arguments(arguments);
      }
    }
  }

  private static Duration interval(Known one, Duration now) {
    Duration age = now.minusMillis(one.target.startTicks() * TICK_MILLIS);
    if (age.isNegative()) {
      return Duration.ofMillis(1);
    }
    return age.compareTo(ROTATION) < 0 ? age.plusMillis(1) : ROTATION;
  }
}
