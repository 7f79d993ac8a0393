package io.staunch.agent.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * A process that uses memory on purpose: it leaks, fills a bounded cache, or swings with load. It
 * ends by itself when its keeper is gone or its time is over, so that nothing is left behind
 * whatever happens.
 *
 * <p>Arguments: name, kind ({@code leak}, {@code cache} or {@code swing}), MiB (per second for a
 * leak, else the bound), pid of the keeper, seconds to live at most.
 */
public final class Subject {
  private static final int MEBI = 1 << 20;
  private static final Duration STEP = Duration.ofMillis(250);
  private static final double SWING_SECONDS = 16;

  private final Deque<byte[]> held = new ArrayDeque<>();
  private final Kind kind;
  private final int mebibytes;

  /** What it does with memory. */
  enum Kind {
    LEAK,
    CACHE,
    SWING
  }

  private Subject(Kind kind, int mebibytes) {
    this.kind = kind;
    this.mebibytes = mebibytes;
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 5) {
      throw new IllegalArgumentException(
          "name, kind, MiB, pid of the keeper and seconds to live are needed");
    }
    Kind kind = Kind.valueOf(args[1].toUpperCase(Locale.ROOT));
    Optional<ProcessHandle> keeper = ProcessHandle.of(Long.parseLong(args[3]));
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[4])).toNanos();
    Subject subject = new Subject(kind, Integer.parseInt(args[2]));
    long steps = 0;
    while (keeper.map(ProcessHandle::isAlive).orElse(false) && System.nanoTime() < end) {
      subject.hold(subject.wanted(steps++));
      Thread.sleep(STEP);
    }
  }

  /** How many MiB it should hold after this many steps. */
  private long wanted(long steps) {
    double seconds = steps * STEP.toMillis() / 1000.0;
    return switch (kind) {
      case LEAK -> (long) (mebibytes * seconds);
      case CACHE -> (long) (mebibytes * (1 - Math.exp(-seconds / 8)));
      case SWING ->
          (long) (mebibytes * (0.5 - 0.5 * Math.cos(2 * Math.PI * seconds / SWING_SECONDS)));
    };
  }

  /** Touches every page, so that it is really used; what is let go is collected soon. */
  private void hold(long mebibytesWanted) {
    boolean shrunk = held.size() > mebibytesWanted;
    while (held.size() < mebibytesWanted) {
      byte[] block = new byte[MEBI];
      for (int page = 0; page < block.length; page += 4096) {
        block[page] = 1;
      }
      held.addLast(block);
    }
    while (held.size() > mebibytesWanted) {
      held.removeFirst();
    }
    if (shrunk) {
      System.gc();
    }
  }
}
