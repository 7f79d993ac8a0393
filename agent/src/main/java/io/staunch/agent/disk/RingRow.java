package io.staunch.agent.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One tick in a history file. Amounts are kept in KiB, as the kernel counts them.
 *
 * @param generation number of the row since the file was made, from 1 on
 * @param wall milliseconds since 1970
 * @param boot milliseconds since boot
 * @param bootIndex number of the boot in the table of boots
 */
record RingRow(
    long generation, long wall, long boot, int bootIndex, long used, long total, List<Cell> cells) {
  private static final int HEAD = 44;
  private static final int CELL = 12;
  private static final int NONE = -1;

  /**
   * One service in it.
   *
   * @param life number of its life in the table of lives
   * @param upper bytes
   * @param ruling bytes
   */
  record Cell(int life, long upper, Optional<Long> ruling) {}

  RingRow {
    cells = List.copyOf(cells);
  }

  /** Bytes of a row with room for so many services. */
  static int size(int services) {
    return HEAD + services * CELL + 4;
  }

  byte[] bytes(int services) {
    ByteBuffer row = ByteBuffer.allocate(size(services));
    row.putLong(generation).putLong(wall).putLong(boot).putInt(bootIndex).putInt(cells.size());
    row.putInt(kibi(used)).putInt(kibi(total)).putInt(0);
    for (Cell cell : cells) {
      row.putInt(cell.life)
          .putInt(kibi(cell.upper))
          .putInt(cell.ruling.map(RingRow::kibi).orElse(NONE));
    }
    int crcAt = row.capacity() - 4;
    row.putInt(crcAt, RingLayout.crc(row.array(), crcAt));
    return row.array();
  }

  /** Empty where it was never written (then all is zero) or is damaged. */
  static Optional<RingRow> of(byte[] bytes) {
    ByteBuffer row = ByteBuffer.wrap(bytes);
    int crcAt = bytes.length - 4;
    long generation = row.getLong();
    if (generation < 1 || row.getInt(crcAt) != RingLayout.crc(bytes, crcAt)) {
      return Optional.empty();
    }
    long wall = row.getLong();
    long boot = row.getLong();
    int bootIndex = row.getInt();
    int count = row.getInt();
    long used = amount(row.getInt());
    long total = amount(row.getInt());
    row.getInt();
    List<Cell> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int life = row.getInt();
      long upper = amount(row.getInt());
      int ruling = row.getInt();
      cells.add(
          new Cell(life, upper, ruling == NONE ? Optional.empty() : Optional.of(amount(ruling))));
    }
    return Optional.of(new RingRow(generation, wall, boot, bootIndex, used, total, cells));
  }

  /** Up to 4 TiB; one KiB less marks a missing figure. */
  private static int kibi(long bytes) {
    return (int) StrictMath.clamp(bytes / 1024, 0, 0xffff_fffeL);
  }

  private static long amount(int kibi) {
    return Integer.toUnsignedLong(kibi) * 1024;
  }
}
