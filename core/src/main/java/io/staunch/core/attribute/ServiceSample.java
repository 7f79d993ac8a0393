package io.staunch.core.attribute;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One service in one sample. */
public sealed interface ServiceSample {
  String service();

  /**
   * It runs.
   *
   * @param age since the leader started
   * @param pids leader first, then the rest of its processes in pid order, bounded
   * @param upper summed RSS and swap: the cheap bound, counts shared pages again and again
   * @param ruling anon + swap + shared memory as proportional shares: what decides; empty where not
   *     read
   * @param ceiling the service's own ceiling (-Xmx, cgroup limit, declared) where known
   * @param tracer pid of an attached debugger where one was seen
   * @param overdue the ruling figure was asked for but could not be read in time
   */
  record Present(
      String service,
      Incarnation life,
      Duration age,
      List<Integer> pids,
      Bytes upper,
      Optional<Bytes> ruling,
      Optional<Bytes> swap,
      Optional<Bytes> ceiling,
      int threads,
      Optional<Integer> fileDescriptors,
      Optional<Integer> tracer,
      boolean overdue)
      implements ServiceSample {
    public Present {
      pids = List.copyOf(pids);
    }

    /** The same sample with another ruling figure. */
    public Present withRuling(Bytes figure) {
      return new Present(
          service,
          life,
          age,
          pids,
          upper,
          Optional.of(figure),
          swap,
          ceiling,
          threads,
          fileDescriptors,
          tracer,
          overdue);
    }

    public int leader() {
      return pids.getFirst();
    }
  }

  /** No process of it was found. */
  record Absent(String service) implements ServiceSample {}

  /**
   * What was found contradicts the declaration (a lying pid file, two claims on one process):
   * reported, never acted on.
   */
  record Contradicted(String service, String reason) implements ServiceSample {}
}
