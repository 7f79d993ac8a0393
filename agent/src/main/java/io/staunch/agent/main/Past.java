package io.staunch.agent.main;

import io.staunch.agent.disk.RingFile;
import io.staunch.agent.main.talk.Excerpt;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Event;
import java.time.Instant;
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
        public void keep(Sample sample, RingFile.Facts facts) {}

        @Override
        public List<Event.Remembered> remembered() {
          return List.of();
        }

        @Override
        public Excerpt rows(String service, Instant from, Instant to, int most) {
          return Excerpt.NONE;
        }

        @Override
        public Excerpt page(String service, Instant from, Instant to, Excerpt.Place place) {
          return Excerpt.NONE;
        }

        @Override
        public Optional<String> kept() {
          return Optional.empty();
        }
      };

  /** Keeps what the sample says of each service. */
  void keep(Sample sample, RingFile.Facts facts);

  /** What is remembered for the engine at start, oldest first. */
  List<Event.Remembered> remembered();

  /**
   * A service's rows between two times, oldest first, of the tier that fits so many rows and
   * reaches back far enough; thinned where there are more.
   */
  Excerpt rows(String service, Instant from, Instant to, int most);

  /**
   * A page of a service's rows as they were kept, of each time the finest that there is; the next
   * page begins at the place that it names.
   */
  Excerpt page(String service, Instant from, Instant to, Excerpt.Place place);

  /** How much is kept and how long; empty where there is no file. */
  Optional<String> kept();
}
