package io.staunch.core.collect;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;

/**
 * Everything one tick of a collector read.
 *
 * @param processes every process that was seen and still there when read
 * @param vanished processes that went away between listing and reading: normal, a value
 * @param unreadable processes whose basic figures were denied
 * @param overdue services whose dear figures were asked for but not read within the time budget
 * @param cost wall time that this sweep took
 */
public record Sweep(
    Moment at,
    ServerMemory server,
    List<ProcessReading> processes,
    int vanished,
    int unreadable,
    List<String> overdue,
    Duration cost) {
  public Sweep {
    processes = List.copyOf(processes);
    overdue = List.copyOf(overdue);
  }
}
