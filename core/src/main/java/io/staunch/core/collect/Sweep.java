package io.staunch.core.collect;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;

/**
 * Everything one tick of a collector read.
 *
 * @param processes every process that was seen and still there when read, in order of pid
 * @param vanished processes that went away between listing and reading: normal, a value
 * @param unreadable processes whose basic figures were denied
 * @param overdue processes whose dear figures were asked for but not read, each with the reason
 * @param cost wall time that this sweep took
 */
public record Sweep(
    Moment at,
    ServerMemory server,
    List<ProcessReading> processes,
    int vanished,
    int unreadable,
    List<Overdue> overdue,
    Duration cost) {
  public Sweep {
    processes = List.copyOf(processes);
    overdue = List.copyOf(overdue);
  }

  /**
   * A process whose dear figures are missing although they were asked for.
   *
   * @param reason for people: "not read within 200 ms", "40 GiB resident is above the bound of 32
   *     GiB"
   */
  public record Overdue(int pid, String reason) {}
}
