package io.staunch.core.collect;

import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/**
 * Memory by server, from /proc/meminfo, with the balanced books: every byte of the total has a
 * line, and what none explains is the shown remainder.
 *
 * @param available MemAvailable: what can be had without swapping
 * @param processes anonymous memory of processes (AnonPages)
 * @param pageCache file pages and buffers without shared memory
 * @param shared tmpfs and shared memory (Shmem); owned by no process
 * @param slab kernel objects (Slab)
 * @param kernelStacks KernelStack
 * @param hugePages HugePages_Total × Hugepagesize
 * @param pressure PSI memory "some" avg10 in percent, empty where the kernel has none
 */
public record ServerMemory(
    Bytes total,
    Bytes available,
    Bytes free,
    Bytes processes,
    Bytes pageCache,
    Bytes shared,
    Bytes slab,
    Bytes pageTables,
    Bytes kernelStacks,
    Bytes hugePages,
    Bytes swapTotal,
    Bytes swapFree,
    Optional<Double> pressure) {

  /**
   * A server on which all that is in use belongs to processes, as virtual ones do.
   *
   * @param used held within 0 and the total
   */
  public static ServerMemory ofProcesses(Bytes total, Bytes used) {
    Bytes zero = Bytes.ZERO;
    Bytes held = used.compareTo(total) > 0 ? total : used.max(zero);
    Bytes free = total.minus(held);
    return new ServerMemory(
        total, free, free, held, zero, zero, zero, zero, zero, zero, zero, zero, Optional.empty());
  }

  /** (total − available): what is in use in the sense of the use case's policy. */
  public Bytes used() {
    return total.minus(available);
  }

  /** Share of the total in use, 0..1. */
  public double usedShare() {
    return used().shareOf(total);
  }

  /** What no line of the books explains; may be negative by a few pages. */
  public Bytes remainder() {
    return total
        .minus(free)
        .minus(processes)
        .minus(pageCache)
        .minus(shared)
        .minus(slab)
        .minus(pageTables)
        .minus(kernelStacks)
        .minus(hugePages);
  }
}
