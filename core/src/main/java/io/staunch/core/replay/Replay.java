package io.staunch.core.replay;

import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets an engine hear a recording. Where a segment goes on from the one before, what the engine
 * knows by then must be what was written down of the other: each snapshot is a test of the replay
 * so far.
 */
public final class Replay {
  private final Listener listener;
  private final List<Snapshot> parts = new ArrayList<>();
  private Optional<Engine> engine = Optional.empty();
  private boolean goesOn;

  /** Is told what comes of it, in order. */
  public interface Listener {
    /** A segment begins. */
    void began(TapeLine.Head head);

    /**
     * A segment's snapshot is complete.
     *
     * @param lastEntry number of the newest entry by then
     */
    void resumed(long lastEntry);

    /** An event was heard, and this came of it. */
    void heard(Event event, List<Effect> effects);

    /** What the engine knows is not what was written down. */
    void differs(String what);
  }

  public Replay(Listener listener) {
    this.listener = listener;
  }

  /**
   * Takes the next line.
   *
   * @throws IllegalArgumentException where lines are missing before it
   */
  public void take(TapeLine line) {
    switch (line) {
      case TapeLine.Head head -> {
        goesOn = !head.begins();
        parts.clear();
        listener.began(head);
      }
      case TapeLine.Part(Snapshot part) -> parts.add(part);
      case TapeLine.Heard(Event event) -> {
        if (!parts.isEmpty()) {
          resume();
        }
        Engine hearing =
            engine.orElseThrow(() ->
                new IllegalArgumentException("an event before any snapshot: its head is missing"));
        listener.heard(event, hearing.on(event));
      }
    }
  }

  private void resume() {
    List<Snapshot> known = new ArrayList<>();
    engine.filter(before -> goesOn).ifPresent(before -> before.writeDown(known::add));
    if (!known.isEmpty() && !known.equals(parts)) {
      listener.differs(difference(known));
    }
    engine = Optional.of(Engine.resumed(parts));
    for (Snapshot part : parts) {
      if (part instanceof Snapshot.OfMemory memory) {
        listener.resumed(memory.lastEntry());
      }
    }
    parts.clear();
  }

  private String difference(List<Snapshot> known) {
    for (int index = 0; index < known.size() && index < parts.size(); index++) {
      if (!known.get(index).equals(parts.get(index))) {
        return "replayed it knows "
            + known.get(index)
            + ", but what was written down is "
            + parts.get(index);
      }
    }
    return "replayed it knows "
        + known.size()
        + " things, but "
        + parts.size()
        + " were written down";
  }
}
