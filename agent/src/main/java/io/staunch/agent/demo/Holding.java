package io.staunch.agent.demo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory that is really held: every page is written to, so that it shows as anonymous memory, and
 * really given back, without waiting for a garbage collector.
 */
final class Holding {
  private static final long BLOCK = 512 * 1024;

  private final Deque<Arena> blocks = new ArrayDeque<>();

  /** Takes or gives back whole blocks until about this much is held. */
  // a block is closed when it is given back: to hold it is the point
  @SuppressWarnings("MustBeClosedChecker")
  void adjust(long bytes) {
    while (blocks.size() * BLOCK > bytes && !blocks.isEmpty()) {
      blocks.pop().close();
    }
    while ((blocks.size() + 1) * BLOCK <= bytes) {
      Arena arena = Arena.ofConfined();
      MemorySegment block = arena.allocate(BLOCK);
      block.fill((byte) blocks.size());
      blocks.push(arena);
    }
  }

  long held() {
    return blocks.size() * BLOCK;
  }
}
