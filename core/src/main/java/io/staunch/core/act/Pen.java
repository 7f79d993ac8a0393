package io.staunch.core.act;

import java.util.ArrayList;
import java.util.List;

/** Gathers what one event asks for, and numbers the writes to the journal. */
final class Pen {
  private long writes;

  /** Bounded by what the open orders ask for in one event. */
  private List<HandEffect> asked = new ArrayList<>();

  long write(HandRecord record) {
    writes++;
    asked.add(new HandEffect.Journal(writes, record));
    return writes;
  }

  void ask(HandEffect effect) {
    asked.add(effect);
  }

  /** What was asked for since the last time. */
  List<HandEffect> take() {
    List<HandEffect> taken = List.copyOf(asked);
    asked = new ArrayList<>();
    return taken;
  }
}
