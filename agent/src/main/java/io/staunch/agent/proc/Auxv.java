package io.staunch.agent.proc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The page size that the kernel told this process at its start, in /proc/self/auxv: pairs of native
 * longs.
 */
final class Auxv {
  private static final long PAGE_SIZE = 6;

  private Auxv() {}

  static Optional<Long> pageSize(byte[] pairs) {
    ByteBuffer buffer = ByteBuffer.wrap(pairs).order(ByteOrder.nativeOrder());
    while (buffer.remaining() >= 2 * Long.BYTES) {
      long key = buffer.getLong();
      long value = buffer.getLong();
      if (key == PAGE_SIZE) {
        return value > 0 ? Optional.of(value) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
