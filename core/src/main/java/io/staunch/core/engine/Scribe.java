package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes entries: numbers them, folds them into memory at once, and collects the effects of one
 * event in order.
 */
final class Scribe {
  private final Memory memory;
  private final List<Effect> effects = new ArrayList<>();

  Scribe(Memory memory) {
    this.memory = memory;
  }

  /** Notes a fact of {@code incident} (0 for none) and returns its number. */
  long note(long incident, Fact fact, Moment at) {
    long number = memory.lastEntry() + 1;
    return write(new Entry(number, incident, at, fact));
  }

  /** Notes a fact that opens an incident of its own. */
  long noteOpening(Fact fact, Moment at) {
    long number = memory.lastEntry() + 1;
    return write(new Entry(number, number, at, fact));
  }

  private long write(Entry entry) {
    memory.apply(entry);
    effects.add(new Effect.Note(entry));
    return entry.number();
  }

  void ask(Effect effect) {
    effects.add(effect);
  }

  List<Effect> drain() {
    List<Effect> drained = List.copyOf(effects);
    effects.clear();
    return drained;
  }
}
