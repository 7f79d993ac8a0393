package io.staunch.core.replay;

import io.staunch.core.engine.Event;
import io.staunch.core.engine.Snapshot;
import io.staunch.core.fleet.Moment;

/**
 * One line of a recording. A segment is its head, the parts of a snapshot, and every event from
 * then on, each written down before the engine heard it.
 */
public sealed interface TapeLine {
  /** The newest format that is written and read; see docs/replay.md. */
  int FORMAT = 1;

  /**
   * Begins a segment.
   *
   * @param version of the program that heard the events
   * @param begins whether a run of the agent begins here; else the segment goes on from the one
   *     before
   */
  record Head(int format, String version, String host, boolean begins, Moment at)
      implements TapeLine {}

  record Part(Snapshot part) implements TapeLine {}

  record Heard(Event event) implements TapeLine {}
}
