package io.staunch.core.engine;

import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Entries on their way to the disk; and once it did not take one, that one and all after it, until
 * a gap that tells of the loss is durable. So the ledger keeps the order in which things were
 * noted. An intent is not kept: it never left, so it never was.
 */
final class Unwritten {
  private final NavigableMap<Long, Entry> sent = new TreeMap<>();
  private final NavigableMap<Long, Entry> waiting = new TreeMap<>();
  private OptionalLong gap = OptionalLong.empty();
  private boolean behind;
  private long untold;

  /** Whether the disk did not take something, and no gap on it tells so yet. */
  boolean isBehind() {
    return behind;
  }

  /** Whether the disk has yet to answer for anything. */
  boolean isOnTheWay() {
    return !sent.isEmpty();
  }

  void sent(Entry entry) {
    sent.put(entry.number(), entry);
    while (sent.size() > Bounds.ON_THEIR_WAY) {
      sent.pollFirstEntry();
    }
  }

  /** Returns whether it was the gap: then everything that waits can follow. */
  boolean arrived(long number) {
    sent.remove(number);
    if (gap.isEmpty() || gap.getAsLong() != number) {
      return false;
    }
    gap = OptionalLong.empty();
    behind = false;
    untold = 0;
    return true;
  }

  void lost(long number) {
    behind = true;
    if (gap.isPresent() && gap.getAsLong() == number) {
      gap = OptionalLong.empty();
    } else {
      untold++;
    }
    Entry entry = sent.remove(number);
    if (entry != null && isKept(entry.fact())) {
      keep(entry);
    }
  }

  private static boolean isKept(Fact fact) {
    return !(fact instanceof Fact.Intended || fact instanceof Fact.Gap);
  }

  /** Lets an entry wait behind what was lost. */
  void waits(Entry entry) {
    untold++;
    keep(entry);
  }

  private void keep(Entry entry) {
    waiting.put(entry.number(), entry);
    while (waiting.size() > Bounds.UNWRITTEN) {
      waiting.pollFirstEntry();
    }
  }

  /** The gap, as the entry of this number, that tells of everything that is missing so far. */
  Fact.Gap tell(long number) {
    gap = OptionalLong.of(number);
    return new Fact.Gap(
        untold
            + (untold == 1 ? " entry" : " entries")
            + " could not be written before this one; what is still known of them follows");
  }

  /** Everything that waits, in the order in which it was noted. */
  List<Entry> take() {
    List<Entry> all = new ArrayList<>(waiting.values());
    waiting.clear();
    return all;
  }

  Snapshot.Disk state(DiskDoubt doubt) {
    return new Snapshot.Disk(
        doubt.since(),
        doubt.probed(),
        List.copyOf(sent.values()),
        List.copyOf(waiting.values()),
        gap.isPresent() ? Optional.of(gap.getAsLong()) : Optional.empty(),
        behind,
        untold);
  }

  void resume(Snapshot.Disk state) {
    state.sent().forEach(entry -> sent.put(entry.number(), entry));
    state.waiting().forEach(entry -> waiting.put(entry.number(), entry));
    gap = state.gap().map(OptionalLong::of).orElse(OptionalLong.empty());
    behind = state.behind();
    untold = state.untold();
  }

  List<Bounds.Use> uses() {
    return List.of(
        new Bounds.Use("entries on their way", sent.size(), Bounds.ON_THEIR_WAY),
        new Bounds.Use("entries unwritten", waiting.size(), Bounds.UNWRITTEN));
  }
}
