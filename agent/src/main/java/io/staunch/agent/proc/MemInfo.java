package io.staunch.agent.proc;

import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/** Memory by server in /proc/meminfo. */
final class MemInfo {
  private MemInfo() {}

  /**
   * Empty where total, available or free memory is missing: without them there is nothing to judge
   * by.
   */
  static Optional<ServerMemory> parse(String text, Optional<Double> pressure) {
    Keyed keyed = new Keyed(text);
    Optional<Bytes> total = keyed.kibi("MemTotal").filter(bytes -> bytes.value() > 0);
    Optional<Bytes> available = keyed.kibi("MemAvailable");
    Optional<Bytes> free = keyed.kibi("MemFree");
    if (total.isEmpty() || available.isEmpty() || free.isEmpty()) {
      return Optional.empty();
    }
    Bytes shared = zeroIfMissing(keyed, "Shmem");
    return Optional.of(
        new ServerMemory(
            total.get(),
            available.get(),
            free.get(),
            zeroIfMissing(keyed, "AnonPages"),
            zeroIfMissing(keyed, "Cached").plus(zeroIfMissing(keyed, "Buffers")).minus(shared),
            shared,
            zeroIfMissing(keyed, "Slab"),
            zeroIfMissing(keyed, "PageTables"),
            zeroIfMissing(keyed, "KernelStack"),
            hugePages(keyed),
            zeroIfMissing(keyed, "SwapTotal"),
            zeroIfMissing(keyed, "SwapFree"),
            pressure));
  }

  /** Hugetlb counts pages of all sizes; an older kernel only tells those of the default size. */
  private static Bytes hugePages(Keyed keyed) {
    return keyed
        .kibi("Hugetlb")
        .orElseGet(() -> {
          long pages = keyed.number("HugePages_Total").orElse(0L);
          Bytes size = zeroIfMissing(keyed, "Hugepagesize");
          return new Bytes(
              Math.multiplyFull(Numbers.small(pages) < 0 ? 0 : (int) pages, 1) * size.value());
        });
  }

  private static Bytes zeroIfMissing(Keyed keyed, String key) {
    return keyed.kibi(key).orElse(Bytes.ZERO);
  }
}
