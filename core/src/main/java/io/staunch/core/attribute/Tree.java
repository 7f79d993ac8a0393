package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * All processes of one instance: what fits by itself, its descendants of the same uid as far as the
 * chain of that uid reaches, and what was seen under this leader before and has lost its parent
 * since. It ends where a process fits another service by itself.
 */
final class Tree {
  private final Declaration declaration;
  private final ProcessTable table;
  private final SortedMap<Integer, SortedSet<String>> claimants;
  private final Kinship kinship;

  Tree(
      Declaration declaration,
      ProcessTable table,
      SortedMap<Integer, SortedSet<String>> claimants,
      Kinship kinship) {
    this.declaration = declaration;
    this.table = table;
    this.claimants = claimants;
    this.kinship = kinship;
  }

  /** Leader first, the rest in order of pid. */
  List<ProcessReading> members(List<ProcessReading> heads) {
    ProcessReading leader = heads.getFirst();
    SortedMap<Integer, ProcessReading> members = new TreeMap<>();
    heads.forEach(head -> take(head, members));
    for (ProcessReading process : table.all()) {
      if (kinship.isUnder(declaration.name(), leader, process) && isOurs(process)) {
        take(process, members);
      }
    }
    members.remove(leader.pid());
    List<ProcessReading> all = new ArrayList<>(members.size() + 1);
    all.add(leader);
    all.addAll(members.values());
    return all;
  }

  /** Walks down once per process; what is already a member has been walked. */
  private void take(ProcessReading head, SortedMap<Integer, ProcessReading> members) {
    Deque<ProcessReading> open = new ArrayDeque<>();
    open.push(head);
    while (!open.isEmpty()) {
      ProcessReading process = open.pop();
      if (members.put(process.pid(), process) == null) {
        table.children(process).stream().filter(this::isOurs).forEach(open::push);
      }
    }
  }

  private boolean isOurs(ProcessReading process) {
    SortedSet<String> names = claimants.get(process.pid());
    boolean strangers = names != null && !names.contains(declaration.name());
    return !strangers && Fit.follows(declaration, process);
  }
}
