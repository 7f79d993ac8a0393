package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Series} written down.
 *
 * @param earlier the lives before, oldest first
 */
public record SeriesState(List<Life> earlier, Optional<Present> present) {
  public SeriesState {
    earlier = List.copyOf(earlier);
  }

  /** The present life. */
  public record Present(
      Incarnation life, Moment firstSeen, Duration age, TrackState track, Optional<Bytes> excess) {}
}
