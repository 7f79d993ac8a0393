package io.staunch.agent.disk;

import io.staunch.agent.disk.RingFile.Reading;
import io.staunch.agent.disk.RingFile.Row;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.Archive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads a history file, a row at a time; nothing of it is kept in memory. */
public final class RingReader {
  private final RingStore store;
  private final RingTiers tiers;
  private final Object lock;

  /** Takes what one row says of the service. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param number of the row, 0 where its span is not over yet
     * @return false when that was enough
     */
    boolean row(long number, Archive.Row row);
  }

  RingReader(RingStore store, RingTiers tiers, Object lock) {
    this.store = store;
    this.tiers = tiers;
    this.lock = lock;
  }

  /** The lives of a service that are known, oldest first. */
  public List<Archive.Life> lives(String service) throws IOException {
    synchronized (lock) {
      return store.lives().of(service).map(RingReader::life).toList().reversed();
    }
  }

  private static Archive.Life life(RingLives.Life life) {
    return new Archive.Life(life.id(), Instant.ofEpochMilli(life.wallMillis()), life.facts());
  }

  /** Begin of the oldest row of a tier; empty where it has none. */
  public Optional<Instant> oldest(Tier tier) throws IOException {
    long[] wall = {Long.MIN_VALUE};
    store
        .rows(tier)
        .each(
            1,
            lock,
            row -> {
              wall[0] = RingRow.wall(row);
              return false;
            });
    return wall[0] == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(wall[0]));
  }

  /** Whether no row of a tier was overwritten yet. */
  public boolean isWhole(Tier tier) {
    synchronized (lock) {
      return store.rows(tier).oldest() == 1;
    }
  }

  /** The newest rows of samples, oldest first. */
  public void newest(int most, Predicate<Row> goOn) throws IOException {
    long last;
    synchronized (lock) {
      last = store.rows(Tier.RAW).newest();
    }
    rows(last - most + 1, goOn);
  }

  /**
   * What a tier says of one service from a row on, oldest first, until the visitor has enough; at
   * the end the spans that are not over yet. Where a sample brought only the cheap upper bound, the
   * value is that bound less what it exceeded the ruling figure by.
   */
  public void each(String service, Tier tier, long from, Visitor goOn) throws IOException {
    SortedMap<Long, Incarnation> lives = new TreeMap<>();
    ByteBuffer[] open = {};
    synchronized (lock) {
      store.lives().of(service).forEach(life -> lives.put(life.number(), life.id()));
      if (tier != Tier.RAW) {
        open =
            tier == Tier.FINE
                ? new ByteBuffer[] {tiers.open(Tier.FINE)}
                : new ByteBuffer[] {tiers.open(Tier.COARSE), tiers.open(Tier.FINE)};
      }
    }
    boolean[] enough = {false};
    SortedMap<Long, Long> excess = new TreeMap<>();
    store
        .rows(tier)
        .each(
            from,
            lock,
            row -> {
              enough[0] |=
                  !(tier == Tier.RAW
                      ? samples(row, lives, excess, goOn)
                      : spans(row, tier.span(), lives, goOn));
              return !enough[0];
            });
    for (int i = 0; i < open.length && !enough[0]; i++) {
      Duration span = i == open.length - 1 ? Tier.FINE.span() : tier.span();
      enough[0] = !spans(open[i], span, lives, goOn);
    }
  }

  private boolean samples(
      ByteBuffer row,
      SortedMap<Long, Incarnation> lives,
      SortedMap<Long, Long> excess,
      Visitor goOn) {
    boolean more = true;
    for (int cell = 0; cell < RingRow.count(row) && more; cell++) {
      long number = RingRow.life(row, cell);
      Incarnation life = lives.get(number);
      if (life != null) {
        long upper = RingRow.upper(row, cell);
        if (RingRow.isRuled(row, cell)) {
          excess.put(number, upper - RingRow.ruling(row, cell));
        }
        long over = excess.computeIfAbsent(number, this::excess);
        Bytes value = new Bytes(StrictMath.max(0, upper - over));
        more =
            goOn.row(
                row.getLong(0),
                new Archive.Row(
                    Instant.ofEpochMilli(RingRow.wall(row)),
                    Duration.ZERO,
                    life,
                    value,
                    value,
                    value,
                    1,
                    new Bytes(RingRow.used(row)),
                    new Bytes(RingRow.total(row))));
      }
    }
    return more;
  }

  private long excess(long life) {
    synchronized (lock) {
      return tiers.excess(life);
    }
  }

  private static boolean spans(
      ByteBuffer row, Duration span, SortedMap<Long, Incarnation> lives, Visitor goOn) {
    long used = 0;
    boolean more = true;
    for (int cell = 0; cell < TierRow.count(row) && more; cell++) {
      long number = TierRow.life(row, cell);
      if (number == TierRow.SERVER) {
        used = TierRow.mean(row, cell);
      }
      Incarnation life = lives.get(number);
      if (life != null) {
        more =
            goOn.row(
                row.getLong(0),
                new Archive.Row(
                    Instant.ofEpochMilli(TierRow.begin(row)),
                    span,
                    life,
                    new Bytes(TierRow.low(row, cell)),
                    new Bytes(TierRow.mean(row, cell)),
                    new Bytes(TierRow.high(row, cell)),
                    TierRow.readings(row, cell),
                    new Bytes(used),
                    new Bytes(TierRow.total(row))));
      }
    }
    return more;
  }

  /** Every good row of samples from one on, oldest first, until the visitor has enough. */
  public void rows(long from, Predicate<Row> goOn) throws IOException {
    SortedMap<Long, Optional<RingLives.Life>> names = new TreeMap<>();
    store
        .rows(Tier.RAW)
        .each(
            from,
            lock,
            bytes -> {
              RingRow row = RingRow.of(bytes);
              Optional<RingTable.Name> boot = store.boots().name(row.bootIndex());
              return boot.isEmpty() || goOn.test(row(row, boot.get().first(), names));
            });
  }

  private Row row(RingRow row, String boot, SortedMap<Long, Optional<RingLives.Life>> names)
      throws IOException {
    Moment at = new Moment(Instant.ofEpochMilli(row.wall()), Duration.ofMillis(row.boot()), boot);
    List<Reading> readings = new ArrayList<>();
    for (RingRow.Cell cell : row.cells()) {
      long number = Integer.toUnsignedLong(cell.life());
      Optional<RingLives.Life> life = names.get(number);
      if (life == null) {
        synchronized (lock) {
          life = store.lives().life(number);
        }
        names.put(number, life);
      }
      life.ifPresent(known ->
          readings.add(
              new Reading(
                  at,
                  known.service(),
                  known.id(),
                  Duration.ofMillis(StrictMath.max(0, row.boot() - known.bootMillis())),
                  new Bytes(cell.upper()),
                  cell.ruling().map(Bytes::new))));
    }
    return new Row(at, new Bytes(row.used()), new Bytes(row.total()), readings);
  }
}
