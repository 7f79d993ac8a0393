package io.staunch.simulation.host;

import io.staunch.simulation.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file of records: those that were synced survive everything, those that were only written
 * survive the process but not a power cut, and the last of these may be torn.
 */
final class DurableLog<T> {
  private final List<T> written = new ArrayList<>();
  private int synced;
  private long syncs;

  void write(T record) {
    written.add(record);
  }

  /**
   * The record and all before it are durable from here on; returns whether it was still there to
   * be.
   */
  boolean sync(T record) {
    int index = indexOf(record);
    synced = StrictMath.max(synced, index + 1);
    return index >= 0;
  }

  /** Cuts a record whose sync failed, and what was written behind it. */
  void takeBack(T record) {
    int index = StrictMath.max(synced, indexOf(record));
    while (indexOf(record) >= 0 && written.size() > index) {
      written.removeLast();
    }
  }

  /** From behind, by identity: equal records are still two. */
  @SuppressWarnings("ReferenceEquality")
  private int indexOf(T record) {
    for (int i = written.size() - 1; i >= 0; i--) {
      if (written.get(i) == record) {
        return i;
      }
    }
    return -1;
  }

  /** Cuts the record that was being written, if there was one. */
  void tear() {
    if (written.size() > synced) {
      written.removeLast();
    }
  }

  /** Cuts what was not synced somewhere. */
  void losePower(Chance chance) {
    int left = synced + chance.below(written.size() - synced + 1);
    while (written.size() > left) {
      written.removeLast();
    }
  }

  /** Whether a record like this one is durable, the newest looked at first. */
  boolean hasSynced(Predicate<T> like) {
    for (int i = synced - 1; i >= 0; i--) {
      if (like.test(written.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** What the file holds after the process has died: all of it is there to be read. */
  List<T> read() {
    synced = written.size();
    return List.copyOf(written);
  }

  /** When a write that begins now is synced: one after the other. */
  long syncedAt(long now, long takes) {
    syncs = StrictMath.max(syncs, now) + takes;
    return syncs;
  }
}
