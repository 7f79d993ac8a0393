package io.staunch.agent.main;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The history file as the line uses it: rows in with each tick, the newest span out at start and
 * for plots.
 */
interface Past {
  /** No file: nothing is remembered. */
  Past NONE =
      new Past() {
        @Override
        public void keep(Sample sample) {}

        @Override
        public List<Event.Remembered> remembered() {
          return List.of();
        }

        @Override
        public List<Reply.Row> rows(String service, Optional<Duration> since) {
          return List.of();
        }
      };

  /** Keeps what the sample says of each service. */
  void keep(Sample sample);

  /** What is remembered for the engine at start, oldest first. */
  List<Event.Remembered> remembered();

  /** A service's rows, oldest first. */
  List<Reply.Row> rows(String service, Optional<Duration> since);
}
