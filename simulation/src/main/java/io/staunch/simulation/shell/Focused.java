package io.staunch.simulation.shell;

import io.staunch.core.collect.Focus;
import io.staunch.core.fleet.Moment;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whose dear figures are wanted, until the wish ages out. */
final class Focused {
  private final SortedMap<String, Moment> until = new TreeMap<>();

  void add(Focus focus) {
    until.put(focus.service(), focus.until());
  }

  void clear() {
    until.clear();
  }

  SortedSet<String> at(Moment now) {
    until.values().removeIf(end -> end.since(now).map(left -> left.isNegative()).orElse(true));
    return new TreeSet<>(until.keySet());
  }
}
