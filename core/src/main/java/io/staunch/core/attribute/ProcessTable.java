package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The processes of one sweep by pid, with their descent. A parent is only believed where it is not
 * younger than its child: its pid may have been given to a stranger since.
 */
final class ProcessTable {
  private final SortedMap<Integer, ProcessReading> byPid = new TreeMap<>();
  private final SortedMap<Integer, List<ProcessReading>> children = new TreeMap<>();

  ProcessTable(List<ProcessReading> processes) {
    for (ProcessReading process : processes) {
      byPid.put(process.pid(), process);
    }
    for (ProcessReading process : byPid.values()) {
      parent(process)
          .ifPresent(parent ->
              children.computeIfAbsent(parent.pid(), pid -> new ArrayList<>()).add(process));
    }
  }

  Collection<ProcessReading> all() {
    return Collections.unmodifiableCollection(byPid.values());
  }

  Optional<ProcessReading> find(int pid) {
    return Optional.ofNullable(byPid.get(pid));
  }

  Optional<ProcessReading> parent(ProcessReading process) {
    return find(process.parent())
        .filter(parent -> parent.pid() != process.pid())
        .filter(parent -> parent.startTicks() <= process.startTicks());
  }

  /** In order of pid. */
  List<ProcessReading> children(ProcessReading process) {
    return children.getOrDefault(process.pid(), List.of());
  }

  /** Whether one of {@code pids} is an ancestor of {@code process}; itself does not count. */
  boolean descends(ProcessReading process, SortedMap<Integer, ?> pids) {
    Optional<ProcessReading> ancestor = parent(process);
    for (int depth = 0; ancestor.isPresent() && depth < byPid.size(); depth++) {
      if (pids.containsKey(ancestor.get().pid())) {
        return true;
      }
      ancestor = parent(ancestor.get());
    }
    return false;
  }
}
