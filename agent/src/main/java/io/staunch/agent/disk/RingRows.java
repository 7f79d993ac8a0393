package io.staunch.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One ring of rows of equal size in a history file. A row begins with its generation, counted from
 * 1 on since the file was made, and ends with a checksum of its own.
 */
final class RingRows {
  private static final int CHUNK = 64 * 1024;

  private final Disk.Store store;
  private final long at;
  private final int rows;
  private final int size;
  private long newest;
  private int damaged;

  /** Looks at every row once. */
  RingRows(Disk.Store store, long at, int rows, int size) throws IOException {
    this.store = store;
    this.at = at;
    this.rows = rows;
    this.size = size;
    byte[] chunk = new byte[perChunk() * size];
    for (int place = 0; place < rows; place += perChunk()) {
      int count = StrictMath.min(perChunk(), rows - place);
      store.read(chunk, count * size, at + (long) place * size);
      for (int i = 0; i < count; i++) {
        long generation = generation(chunk, i * size);
        newest = StrictMath.max(newest, generation);
        if (generation == 0 && !RingTable.isBlank(chunk, i * size, size)) {
          damaged++;
        }
      }
    }
  }

  private int perChunk() {
    return StrictMath.max(1, CHUNK / size);
  }

  /** 0 where it was never written or is damaged. */
  private long generation(byte[] bytes, int from) {
    ByteBuffer row = ByteBuffer.wrap(bytes);
    long generation = row.getLong(from);
    boolean good = row.getInt(from + size - 4) == RingLayout.crc(bytes, from, size - 4);
    return good && generation > 0 ? generation : 0;
  }

  /** Generation of the newest good row, 0 for none. */
  long newest() {
    return newest;
  }

  /** Generation of the oldest row that may still be there. */
  long oldest() {
    return StrictMath.max(1, newest - rows + 1);
  }

  int capacity() {
    return rows;
  }

  int damaged() {
    return damaged;
  }

  /** Writes a row over the oldest; its generation must be the next. */
  void write(byte[] row) throws IOException {
    long generation = ByteBuffer.wrap(row).getLong();
    store.write(row, size, at + (generation - 1) % rows * size);
    newest = generation;
  }

  /** Empty where another row took its place or it is damaged. */
  Optional<ByteBuffer> read(long generation) throws IOException {
    byte[] row = new byte[size];
    store.read(row, size, at + (generation - 1) % rows * size);
    return generation(row, 0) == generation ? Optional.of(ByteBuffer.wrap(row)) : Optional.empty();
  }

  /** Takes one row, positioned at its beginning; false when that was enough. */
  interface Visitor {
    boolean row(ByteBuffer row) throws IOException;
  }

  /**
   * Every good row from a generation on, oldest first, until the visitor has enough. While a chunk
   * is read, {@code lock} is held.
   */
  void each(long from, Object lock, Visitor visitor) throws IOException {
    byte[] chunk = new byte[perChunk() * size];
    long last;
    long first;
    synchronized (lock) {
      last = newest;
      first = StrictMath.max(from, oldest());
    }
    while (first <= last) {
      long place = (first - 1) % rows;
      long left = StrictMath.min(last - first + 1, rows - place);
      int count = (int) StrictMath.min(perChunk(), left);
      synchronized (lock) {
        store.read(chunk, count * size, at + place * size);
      }
      for (int i = 0; i < count; i++) {
        if (generation(chunk, i * size) == first + i
            && !visitor.row(ByteBuffer.wrap(chunk, i * size, size).slice())) {
          return;
        }
      }
      first += count;
    }
  }
}
