package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where things lie in a history file: the header twice, the table of lives twice, the table of
 * boots twice, then the rows. What is there once in a while is kept twice, so that one flipped byte
 * can cost one row at most.
 *
 * @param rows rows in the ring
 * @param services most services in a row
 */
record RingLayout(int format, int rows, int services) {
  static final int FORMAT = 1;

  /** Lives that are known by name; the newest replace the oldest. */
  static final int LIVES = 512;

  static final int BOOTS = 64;
  private static final int HEADER = 4096;
  private static final byte[] MAGIC = "STAUNCH-RING".getBytes(US_ASCII);
  private static final int LEAST_ROWS = 16;
  private static final int MOST_SERVICES = 4096;

  /** The layout with as many rows as have room in {@code size}. */
  static RingLayout of(Bytes size, int services) {
    if (services < 1 || services > MOST_SERVICES) {
      throw new IllegalArgumentException(
          services + " services in a history file: 1 to " + MOST_SERVICES + " are possible");
    }
    long room = size.value() - new RingLayout(FORMAT, 0, services).size();
    long rows = room / RingRow.size(services);
    if (rows < LEAST_ROWS || rows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a history file for " + services + " services cannot have a size of " + size);
    }
    return new RingLayout(FORMAT, (int) rows, services);
  }

  long livesAt() {
    return 2L * HEADER;
  }

  long bootsAt() {
    return livesAt() + 2L * LIVES * RingTable.SLOT;
  }

  long rowsAt() {
    return bootsAt() + 2L * BOOTS * RingTable.SLOT;
  }

  long rowAt(long generation) {
    return rowsAt() + (generation - 1) % rows * RingRow.size(services);
  }

  /** Of the whole file, in bytes. */
  long size() {
    return rowsAt() + (long) rows * RingRow.size(services);
  }

  void write(Disk.Store store) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.put(MAGIC).putInt(format).putInt(rows).putInt(services);
    header.putInt(HEADER - 4, crc(header.array(), HEADER - 4));
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
      if (Arrays.equals(magic, MAGIC) && header.getInt(HEADER - 4) == crc(bytes, HEADER - 4)) {
        return Optional.of(new RingLayout(header.getInt(), header.getInt(), header.getInt()));
      }
    }
    return Optional.empty();
  }

  static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
