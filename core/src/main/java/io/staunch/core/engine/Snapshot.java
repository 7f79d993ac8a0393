package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.StandingState;
import io.staunch.core.history.SeriesState;
import io.staunch.core.history.TrackState;
import io.staunch.core.ledger.Entry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of everything that an {@link Engine} knows at a moment, in bounded parts: an engine
 * resumed from them answers every further event as the one that was written down.
 */
public sealed interface Snapshot {
  /** The first part. */
  record Rules(Ruleset rules) implements Snapshot {}

  record OfStanding(StandingState standing) implements Snapshot {}

  record OfMemory(
      List<Incident> incidents,
      List<Work> works,
      SortedMap<String, Duration> downtimes,
      List<Proposal> proposals,
      SortedMap<String, Incarnation> lives,
      SortedMap<String, Boolean> channels,
      Optional<Moment> clockDoubted,
      long lastEntry)
      implements Snapshot {
    public OfMemory {
      incidents = List.copyOf(incidents);
      works = List.copyOf(works);
      downtimes = Collections.unmodifiableSortedMap(new TreeMap<>(downtimes));
      proposals = List.copyOf(proposals);
      lives = Collections.unmodifiableSortedMap(new TreeMap<>(lives));
      channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    }
  }

  record Findings(List<Finding> findings) implements Snapshot {
    public Findings {
      findings = List.copyOf(findings);
    }
  }

  /** How one service's memory went. */
  record OfService(String name, SeriesState series) implements Snapshot {}

  /** How the server's memory went. */
  record OfServer(TrackState used) implements Snapshot {}

  /**
   * What the newest samples left behind.
   *
   * @param ruled the dear figure last read of each service
   * @param told when people were sent a notice, oldest first
   */
  record Newest(
      Optional<Sample> sample,
      SortedMap<String, Ruled> ruled,
      List<Moment> told,
      Clock clock,
      Disk disk)
      implements Snapshot {
    public Newest {
      ruled = Collections.unmodifiableSortedMap(new TreeMap<>(ruled));
      told = List.copyOf(told);
    }
  }

  /** The cheap bound at the moment at which the dear figure was last read. */
  record Ruled(Moment at, Bytes upper) {}

  /**
   * What is known of the clock.
   *
   * @param previous the newest moment
   * @param lost synchronisation was had in this boot and is gone
   */
  record Clock(
      Optional<Moment> previous,
      Optional<Moment> doubted,
      boolean lost,
      boolean synchronisedInThisBoot) {}

  /**
   * What is known of the disk.
   *
   * @param doubted since when it takes no writes
   * @param probed when it was last tried
   * @param sent entries that it has not answered for
   * @param waiting entries that follow once it takes writes
   * @param gap number of the entry on its way that tells of what is missing
   * @param untold how many are missing
   */
  record Disk(
      Optional<Moment> doubted,
      Optional<Moment> probed,
      List<Entry> sent,
      List<Entry> waiting,
      Optional<Long> gap,
      boolean behind,
      long untold) {
    public Disk {
      sent = List.copyOf(sent);
      waiting = List.copyOf(waiting);
    }
  }
}
