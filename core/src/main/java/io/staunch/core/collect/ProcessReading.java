package io.staunch.core.collect;

import io.staunch.core.fleet.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * One process as /proc shows it in one sweep.
 *
 * @param parent pid of its parent; 1 or a sub-reaper once the parent has died
 * @param group its process group: what a signal to the group reaches
 * @param startTicks start time in clock ticks since boot (field 22 of /proc/PID/stat)
 * @param uid the real user id
 * @param command the name in /proc/PID/comm, at most 15 characters
 * @param executable target of /proc/PID/exe; empty where it may not be read and for kernel threads
 * @param arguments the command line, bounded; empty where it may not be read
 * @param rss resident bytes (statm), as cheap as it gets; pages shared with others count in full
 * @param swap swapped bytes (VmSwap) as last read: at each sweep where focused, else within a
 *     minute
 * @param detail the dear figures, present only where a focus asked for them and the read succeeded
 */
public record ProcessReading(
    int pid,
    int parent,
    int group,
    long startTicks,
    int uid,
    String command,
    Optional<String> executable,
    List<String> arguments,
    Optional<String> cgroup,
    Bytes rss,
    Bytes swap,
    int threads,
    Optional<Detail> detail) {
  /** Stands among the arguments where some were left out to keep the command line bounded. */
  public static final String CUT = "…";

  public ProcessReading {
    arguments = List.copyOf(arguments);
  }

  /**
   * Figures from status, smaps_rollup and fd.
   *
   * @param anon private and shared anonymous memory as proportional share (Pss_Anon)
   * @param shmem proportional share of shared memory (Pss_Shmem)
   * @param swap proportional share of swap (SwapPss)
   * @param file proportional share of file pages (Pss_File); cache, not counted as use
   * @param tracer pid of an attached debugger, 0 for none
   * @param fileDescriptors open file descriptors where readable
   * @param limit the memory limit of its own cgroup where there is one and it may be read
   */
  public record Detail(
      Bytes anon,
      Bytes shmem,
      Bytes swap,
      Bytes file,
      int tracer,
      Optional<Integer> fileDescriptors,
      Optional<Bytes> limit) {}
}
