package io.staunch.core.engine;

import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Entries on their way to the disk, and the newest of those that it did not take. An intent is not
 * kept: it never left, so it never was.
 */
final class Unwritten {
  private final NavigableMap<Long, Entry> sent = new TreeMap<>();
  private final Deque<Entry> lost = new ArrayDeque<>();
  private long untold;

  void sent(Entry entry) {
    sent.put(entry.number(), entry);
    while (sent.size() > Bounds.ON_THEIR_WAY) {
      sent.pollFirstEntry();
    }
  }

  void arrived(long number) {
    sent.remove(number);
  }

  void lost(long number) {
    untold++;
    Entry entry = sent.remove(number);
    if (entry != null && isKept(entry.fact())) {
      lost.addLast(entry);
    }
    while (lost.size() > Bounds.UNWRITTEN) {
      lost.removeFirst();
    }
  }

  private static boolean isKept(Fact fact) {
    return !(fact instanceof Fact.Intended || fact instanceof Fact.Gap);
  }

  /** Whether something is missing that no gap tells of. */
  boolean isUntold() {
    return untold > 0;
  }

  Fact.Gap tell() {
    Fact.Gap gap =
        new Fact.Gap(
            untold
                + (untold == 1 ? " entry" : " entries")
                + " could not be written before this one; what is still known of them follows");
    untold = 0;
    return gap;
  }

  /** Everything that is to be written again. */
  List<Entry> take() {
    List<Entry> all = new ArrayList<>(lost);
    lost.clear();
    return all;
  }

  List<Bounds.Use> uses() {
    return List.of(
        new Bounds.Use("entries on their way", sent.size(), Bounds.ON_THEIR_WAY),
        new Bounds.Use("entries unwritten", lost.size(), Bounds.UNWRITTEN));
  }
}
