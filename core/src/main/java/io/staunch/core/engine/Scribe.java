package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes entries: numbers them, folds them into memory at once, and collects the effects of one
 * event in order. What a disk did not take is told as a gap once it takes writes, and then follows
 * under new numbers with all that was noted since, so that the ledger comes to hold what is known,
 * in its order.
 */
final class Scribe {
  private final Memory memory;
  private final Unwritten unwritten = new Unwritten();
  private final List<Effect> effects = new ArrayList<>();

  Scribe(Memory memory) {
    this.memory = memory;
  }

  /** Notes a fact of {@code incident} (0 for none) and returns its number. */
  long note(long incident, Fact fact, Moment at) {
    return apply(new Entry(memory.lastEntry() + 1, incident, at, fact));
  }

  /** Notes a fact that opens an incident of its own. */
  long noteOpening(Fact fact, Moment at) {
    long number = memory.lastEntry() + 1;
    return apply(new Entry(number, number, at, fact));
  }

  private long apply(Entry entry) {
    memory.apply(entry);
    if (unwritten.isBehind()) {
      unwritten.waits(entry);
    } else {
      write(entry);
    }
    return entry.number();
  }

  private void write(Entry entry) {
    unwritten.sent(entry);
    effects.add(new Effect.Note(entry));
  }

  /** Whether the disk did not take something that is still to be told in the ledger. */
  boolean isBehind() {
    return unwritten.isBehind();
  }

  /**
   * Tries whether the disk takes writes again, with an entry that tells what it did not take: once
   * it has answered for everything before, so that this is all.
   */
  void probe(Moment at) {
    if (!unwritten.isOnTheWay()) {
      long number = memory.lastEntry() + 1;
      memory.number(number);
      write(new Entry(number, 0, at, unwritten.tell(number)));
    }
  }

  /** The disk took an entry; after the gap that tells of a loss, what waited follows. */
  void written(long number) {
    if (!unwritten.arrived(number)) {
      return;
    }
    for (Entry waited : unwritten.take()) {
      long again = memory.lastEntry() + 1;
      memory.number(again);
      write(new Entry(again, waited.incident(), waited.at(), waited.fact()));
    }
  }

  void unwritten(long number) {
    unwritten.lost(number);
  }

  void ask(Effect effect) {
    effects.add(effect);
  }

  List<Effect> drain() {
    List<Effect> drained = List.copyOf(effects);
    effects.clear();
    return drained;
  }

  Snapshot.Disk state(DiskDoubt doubt) {
    return unwritten.state(doubt);
  }

  void resume(Snapshot.Disk state) {
    unwritten.resume(state);
  }

  List<Bounds.Use> uses() {
    return unwritten.uses();
  }
}
