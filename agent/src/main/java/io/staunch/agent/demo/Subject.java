package io.staunch.agent.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process with a memory of its own for the demo to watch.
 *
 * <p>It ends when the process it was started for ends, or after its time, so that nothing is left
 * behind even where everything is killed at once.
 */
public final class Subject {
  /** It will hold its memory in the steps of one tick. */
  private static final Duration TICK = Duration.ofMillis(50);

  private static final long MEBI = 1024 * 1024;

  private Subject() {}

  /**
   * Arguments: name, kind ({@code leak}, {@code cache} or {@code swing}), MiB (per second for a
   * leak, else at most), pid that it lives for, seconds to live at most; for a cache or a swing
   * then the seconds that it takes to fill, or from one height to the next.
   */
  public static void main(String[] args) throws InterruptedException {
    Behaviour behaviour = behaviour(List.of(args));
    Optional<ProcessHandle> keeper = ProcessHandle.of(Long.parseLong(args[3]));
    Duration most = Duration.ofSeconds(Long.parseLong(args[4]));
    Holding holding = new Holding();
    long start = System.nanoTime();
    Duration age = Duration.ZERO;
    while (keeper.filter(ProcessHandle::isAlive).isPresent() && age.compareTo(most) < 0) {
      holding.adjust(behaviour.heldAfter(age.toNanos() / 1e9));
      Thread.sleep(TICK);
      age = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  static Behaviour behaviour(List<String> words) {
    long bytes = (long) (Double.parseDouble(words.get(2)) * MEBI);
    Optional<Double> seconds = words.stream().skip(5).findFirst().map(Double::valueOf);
    return switch (words.get(1)) {
      case "leak" -> new Behaviour.Leak(bytes);
      case "cache" -> new Behaviour.Cache(bytes, seconds.orElse(24.0));
      case "swing" -> new Behaviour.Swing(bytes, seconds.orElse(16.0));
      default -> throw new IllegalArgumentException("no such kind: " + words.get(1));
    };
  }
}
