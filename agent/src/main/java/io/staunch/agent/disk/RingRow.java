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
    row.putInt(crcAt, RingLayout.crc(row.array(), 0, crcAt));
    return row.array();
  }

  /** Reads a row that is known to be good. */
  static RingRow of(ByteBuffer row) {
    int count = count(row);
    List<Cell> cells = new ArrayList<>(count);
    for (int cell = 0; cell < count; cell++) {
      Optional<Long> ruling =
          isRuled(row, cell) ? Optional.of(ruling(row, cell)) : Optional.empty();
      cells.add(new Cell((int) life(row, cell), upper(row, cell), ruling));
    }
    return new RingRow(
        row.getLong(0), wall(row), row.getLong(16), row.getInt(24), used(row), total(row), cells);
  }

  static long wall(ByteBuffer row) {
    return row.getLong(8);
  }

  static int count(ByteBuffer row) {
    return row.getInt(28);
  }

  static long used(ByteBuffer row) {
    return amount(row.getInt(32));
  }

  static long total(ByteBuffer row) {
    return amount(row.getInt(36));
  }

  static long life(ByteBuffer row, int cell) {
    return Integer.toUnsignedLong(row.getInt(HEAD + cell * CELL));
  }

  static long upper(ByteBuffer row, int cell) {
    return amount(row.getInt(HEAD + cell * CELL + 4));
  }

  static boolean isRuled(ByteBuffer row, int cell) {
    return row.getInt(HEAD + cell * CELL + 8) != NONE;
  }

  static long ruling(ByteBuffer row, int cell) {
    return amount(row.getInt(HEAD + cell * CELL + 8));
  }

  /** Up to 4 TiB; one KiB less marks a missing figure. */
  static int kibi(long bytes) {
    return (int) StrictMath.clamp(bytes / 1024, 0, 0xffff_fffeL);
  }

  static long amount(int kibi) {
    return Integer.toUnsignedLong(kibi) * 1024;
  }
}
