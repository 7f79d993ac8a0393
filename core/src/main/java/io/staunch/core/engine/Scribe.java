package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes entries: numbers them, folds them into memory at once, and collects the effects of one
 * event in order. What a disk did not take is told as a gap, and written again once it takes
 * writes, so that the ledger comes to hold what is known.
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
    tellGap(at);
    long number = memory.lastEntry() + 1;
    return apply(new Entry(number, incident, at, fact));
  }

  /** Notes a fact that opens an incident of its own. */
  long noteOpening(Fact fact, Moment at) {
    tellGap(at);
    long number = memory.lastEntry() + 1;
    return apply(new Entry(number, number, at, fact));
  }

  /** Tries whether the disk takes writes again. */
  void noteGap(Moment at) {
    apply(new Entry(memory.lastEntry() + 1, 0, at, unwritten.tell()));
  }

  /** The first entry after a loss says so. */
  private void tellGap(Moment at) {
    if (unwritten.isUntold()) {
      noteGap(at);
    }
  }

  private long apply(Entry entry) {
    memory.apply(entry);
    return write(entry);
  }

  private long write(Entry entry) {
    unwritten.sent(entry);
    effects.add(new Effect.Note(entry));
    return entry.number();
  }

  /** The disk took an entry: what it did not take before is written again, under new numbers. */
  void written(long number) {
    unwritten.arrived(number);
    for (Entry lost : unwritten.take()) {
      long again = memory.lastEntry() + 1;
      memory.number(again);
      write(new Entry(again, lost.incident(), lost.at(), lost.fact()));
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

  List<Bounds.Use> uses() {
    return unwritten.uses();
  }
}
