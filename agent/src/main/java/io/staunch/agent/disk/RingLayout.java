package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where things lie in a history file: the header twice, the table of lives twice, the table of
 * boots twice, then the rows of each tier. What is there once in a while is kept twice, so that one
 * flipped byte can cost one row at most.
 *
 * @param rows rows of samples
 * @param services most services in a row
 * @param lives lives that are known by name
 * @param fine rows of five minutes
 * @param coarse rows of an hour
 */
record RingLayout(int format, int rows, int services, int lives, int fine, int coarse) {
  static final int FORMAT = 2;

  static final int BOOTS = 64;
  private static final int HEADER = 4096;
  private static final byte[] MAGIC = "STAUNCH-RING".getBytes(US_ASCII);
  private static final int LEAST_ROWS = 16;
  private static final int MOST_SERVICES = 4096;

  /** Where there is room for them. */
  private static final Duration FINE_KEPT = Duration.ofDays(28);

  private static final Duration COARSE_KEPT = Duration.ofDays(26 * 7);

  /** Most of the room that the two coarser tiers take, in eighths. */
  private static final int COARSER_EIGHTHS = 3;

  /**
   * The layout that fits in {@code size}: the coarser tiers first, up to their three eighths, and
   * as many rows of samples as have room beside them.
   */
  static RingLayout of(Bytes size, int services) {
    if (services < 1 || services > MOST_SERVICES) {
      throw new IllegalArgumentException(
          services + " services in a history file: 1 to " + MOST_SERVICES + " are possible");
    }
    long eighthsOfLives = size.value() / 16 / (2L * RingLives.SLOT);
    int lives = (int) StrictMath.clamp(eighthsOfLives, 3L * services, 16L * services);
    long room = size.value() - new RingLayout(FORMAT, 0, services, lives, 0, 0).size();
    long coarser = room / 8 * COARSER_EIGHTHS / TierRow.size(TierRow.cells(services));
    long fine = FINE_KEPT.dividedBy(Tier.FINE.span());
    long coarse = COARSE_KEPT.dividedBy(Tier.COARSE.span());
    if (coarser < fine + coarse) {
      long both = fine + coarse;
      fine = coarser * fine / both;
      coarse = coarser * coarse / both;
    }
    RingLayout without = new RingLayout(FORMAT, 0, services, lives, (int) fine, (int) coarse);
    long rows = (size.value() - without.size()) / RingRow.size(services);
    if (rows < LEAST_ROWS || rows > Integer.MAX_VALUE || coarse < LEAST_ROWS) {
      throw new IllegalArgumentException(
          "a history file for " + services + " services cannot have a size of " + size);
    }
    return without.withRows((int) rows);
  }

  RingLayout withRows(int count) {
    return new RingLayout(format, count, services, lives, fine, coarse);
  }

  RingLayout withServices(int most) {
    int known = StrictMath.max(lives, 3 * most);
    return new RingLayout(format, rows, most, known, fine, coarse);
  }

  long livesAt() {
    return 2L * HEADER;
  }

  long bootsAt() {
    return livesAt() + 2L * lives * (isFormer() ? RingTable.SLOT : RingLives.SLOT);
  }

  long rowsAt() {
    return bootsAt() + 2L * BOOTS * RingTable.SLOT;
  }

  long rowAt(long generation) {
    return rowsAt() + (generation - 1) % rows * RingRow.size(services);
  }

  long fineAt() {
    return rowsAt() + (long) rows * RingRow.size(services);
  }

  long coarseAt() {
    return fineAt() + (long) fine * TierRow.size(TierRow.cells(services));
  }

  /** Of the whole file, in bytes. */
  long size() {
    return coarseAt() + (long) coarse * TierRow.size(TierRow.cells(services));
  }

  /** Whether it is of the release before: samples only, and lives without facts. */
  boolean isFormer() {
    return format == FORMAT - 1;
  }

  void write(Disk.Store store) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.put(MAGIC).putInt(format).putInt(rows).putInt(services);
    header.putInt(lives).putInt(fine).putInt(coarse);
    header.putInt(HEADER - 4, crc(header.array(), 0, HEADER - 4));
    store.write(header.array(), HEADER, 0);
    store.write(header.array(), HEADER, HEADER);
  }

  /**
   * What the file says of itself; empty where neither copy is good. A newer format has its header
   * in the same place.
   */
  static Optional<RingLayout> read(Disk.Store store) throws IOException {
    for (int copy = 0; copy < 2; copy++) {
      if (store.size() < (copy + 1L) * HEADER) {
        return Optional.empty();
      }
      byte[] bytes = new byte[HEADER];
      store.read(bytes, HEADER, (long) copy * HEADER);
      ByteBuffer header = ByteBuffer.wrap(bytes);
      byte[] magic = new byte[MAGIC.length];
      header.get(magic);
      if (Arrays.equals(magic, MAGIC) && header.getInt(HEADER - 4) == crc(bytes, 0, HEADER - 4)) {
        return Optional.of(read(header));
      }
    }
    return Optional.empty();
  }

  private static RingLayout read(ByteBuffer header) {
    int format = header.getInt();
    int rows = header.getInt();
    int services = header.getInt();
    return format < FORMAT
        ? new RingLayout(format, rows, services, FormerRing.LIVES, 0, 0)
        : new RingLayout(format, rows, services, header.getInt(), header.getInt(), header.getInt());
  }

  static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
