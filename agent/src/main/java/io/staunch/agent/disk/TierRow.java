package io.staunch.agent.disk;

import io.staunch.core.history.Rollup;
import java.nio.ByteBuffer;

/**
 * One span of time in a coarser tier: each life's lowest, mean and highest value. Amounts are kept
 * in KiB. Life 0 is the server as a whole.
 */
final class TierRow {
  static final long SERVER = 0;
  private static final int HEAD = 32;
  private static final int CELL = 20;

  private TierRow() {}

  /**
   * Lives that have room in a row for so many services: the server and, for every fourth service,
   * one life more than the present one.
   */
  static int cells(int services) {
    return 1 + services + StrictMath.ceilDiv(services, 4);
  }

  /** Bytes of a row with room for so many lives. */
  static int size(int cells) {
    return HEAD + cells * CELL + 4;
  }

  /**
   * @param begin of the span, milliseconds since 1970
   * @param through generation of the newest row of the finer tier that is in it
   */
  static byte[] bytes(
      long generation, long begin, long through, long total, Rollup rollup, int cells) {
    ByteBuffer row = ByteBuffer.allocate(size(cells));
    row.putLong(generation).putLong(begin).putLong(through);
    row.putInt(rollup.size()).putInt(RingRow.kibi(total));
    for (int i = 0; i < rollup.size(); i++) {
      row.putInt((int) rollup.life(i)).putInt(RingRow.kibi(rollup.low(i)));
      row.putInt(RingRow.kibi(rollup.mean(i))).putInt(RingRow.kibi(rollup.high(i)));
      row.putInt((int) rollup.readings(i));
    }
    int crcAt = row.capacity() - 4;
    row.putInt(crcAt, RingLayout.crc(row.array(), 0, crcAt));
    return row.array();
  }

  static long begin(ByteBuffer row) {
    return row.getLong(8);
  }

  static long through(ByteBuffer row) {
    return row.getLong(16);
  }

  static int count(ByteBuffer row) {
    return row.getInt(24);
  }

  static long total(ByteBuffer row) {
    return RingRow.amount(row.getInt(28));
  }

  static long life(ByteBuffer row, int cell) {
    return Integer.toUnsignedLong(row.getInt(HEAD + cell * CELL));
  }

  static long low(ByteBuffer row, int cell) {
    return RingRow.amount(row.getInt(HEAD + cell * CELL + 4));
  }

  static long mean(ByteBuffer row, int cell) {
    return RingRow.amount(row.getInt(HEAD + cell * CELL + 8));
  }

  static long high(ByteBuffer row, int cell) {
    return RingRow.amount(row.getInt(HEAD + cell * CELL + 12));
  }

  static long readings(ByteBuffer row, int cell) {
    return row.getInt(HEAD + cell * CELL + 16);
  }
}
