package io.staunch.agent.disk;

import io.staunch.core.history.Rollup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The coarser tiers of a history file: rows of samples become rows of five minutes, and those
 * become rows of an hour. What was not yet folded when the agent ended is folded at the next start,
 * since each row says up to which finer row it goes; so a kill costs the coarser tiers nothing.
 *
 * <p>Values are ruling memory as in {@link io.staunch.core.history.Series}: where a sample brought
 * only the cheap upper bound, that bound less what it last exceeded the ruling figure by.
 */
final class RingTiers {
  private final RingRows fine;
  private final RingRows coarse;
  private final int cells;
  private final int services;
  private final Open fives;
  private final Open hours;

  /** By life, what the bound last exceeded the ruling figure by; bounded. */
  private final SortedMap<Long, Long> excess = new TreeMap<>();

  /** The span that is being filled. */
  static final class Open {
    final Rollup rollup;
    long begin;
    long through;
    long total;

    private Open(int cells) {
      rollup = new Rollup(cells);
    }

    boolean isEmpty() {
      return rollup.size() == 0;
    }
  }

  RingTiers(RingRows fine, RingRows coarse, int services) {
    this.fine = fine;
    this.coarse = coarse;
    this.services = services;
    cells = TierRow.cells(services);
    fives = new Open(cells);
    hours = new Open(cells);
  }

  /** Folds what is on the disk and not in a coarser row yet. */
  void catchUp(RingRows raw) throws IOException {
    long throughFine = through(coarse);
    fine.each(
        throughFine + 1,
        this,
        row -> {
          fold(row);
          return true;
        });
    long throughRaw = through(fine);
    raw.each(
        1,
        this,
        row -> {
          if (row.getLong(0) <= throughRaw) {
            learn(row);
          } else {
            add(RingRow.of(row));
          }
          return true;
        });
  }

  private static long through(RingRows tier) throws IOException {
    return tier.newest() == 0 ? 0 : tier.read(tier.newest()).map(TierRow::through).orElse(0L);
  }

  private void learn(ByteBuffer row) {
    for (int cell = 0; cell < RingRow.count(row); cell++) {
      if (RingRow.isRuled(row, cell)) {
        excess.put(RingRow.life(row, cell), RingRow.upper(row, cell) - RingRow.ruling(row, cell));
      }
    }
    bound(Set.of());
  }

  /** Takes a row of samples in that is on the disk already. */
  void add(RingRow row) throws IOException {
    long begin = Tier.FINE.begin(row.wall());
    if (!fives.isEmpty() && fives.begin != begin) {
      close();
    }
    fives.begin = begin;
    fives.through = row.generation();
    fives.total = row.total();
    fives.rollup.add(TierRow.SERVER, row.used());
    Set<Long> now = new TreeSet<>();
    for (RingRow.Cell cell : row.cells()) {
      long life = Integer.toUnsignedLong(cell.life());
      now.add(life);
      fives.rollup.add(life, value(life, cell));
    }
    bound(now);
  }

  private long value(long life, RingRow.Cell cell) {
    if (cell.ruling().isEmpty()) {
      return StrictMath.max(0, cell.upper() - excess.getOrDefault(life, 0L));
    }
    long ruling = cell.ruling().get();
    if (excess.put(life, cell.upper() - ruling) == null) {
      fives.rollup.shift(life, ruling - cell.upper());
    }
    return ruling;
  }

  private void bound(Set<Long> now) {
    if (excess.size() > 4 * services) {
      excess.keySet().retainAll(now);
    }
  }

  /** Writes the five minutes that are over, and the hour with them where it is over too. */
  private void close() throws IOException {
    byte[] row =
        TierRow.bytes(
            fine.newest() + 1, fives.begin, fives.through, fives.total, fives.rollup, cells);
    fine.write(row);
    fives.rollup.clear();
    fold(ByteBuffer.wrap(row));
  }

  private void fold(ByteBuffer row) throws IOException {
    long begin = Tier.COARSE.begin(TierRow.begin(row));
    if (!hours.isEmpty() && hours.begin != begin) {
      closeHour();
    }
    hours.begin = begin;
    hours.through = row.getLong(0);
    hours.total = TierRow.total(row);
    for (int cell = 0; cell < TierRow.count(row); cell++) {
      hours.rollup.add(
          TierRow.life(row, cell),
          TierRow.low(row, cell),
          TierRow.mean(row, cell),
          TierRow.high(row, cell),
          TierRow.readings(row, cell));
    }
    if (Tier.COARSE.begin(TierRow.begin(row) + Tier.FINE.span().toMillis()) != begin) {
      closeHour();
    }
  }

  private void closeHour() throws IOException {
    coarse.write(
        TierRow.bytes(
            coarse.newest() + 1, hours.begin, hours.through, hours.total, hours.rollup, cells));
    hours.rollup.clear();
  }

  /** What a life's bound last exceeded its ruling figure by; 0 where it is not known. */
  long excess(long life) {
    return excess.getOrDefault(life, 0L);
  }

  /** The spans of a tier that are not over, as a row would be; none of them is on the disk. */
  ByteBuffer open(Tier tier) {
    Open open = tier == Tier.FINE ? fives : hours;
    return ByteBuffer.wrap(
        TierRow.bytes(0, open.begin, open.through, open.total, open.rollup, cells));
  }
}
