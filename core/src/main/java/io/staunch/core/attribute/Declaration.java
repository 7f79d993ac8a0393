package io.staunch.core.attribute;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the operator declares a service in the host file: what makes a process its own, and what the
 * host knows of it. Command line, name and pid file can be forged, so the uid always rules and the
 * executable where it is given.
 *
 * @param name the service's name
 * @param uid the real user id of its processes
 * @param executable absolute path of the leader's executable
 * @param command every word must appear in the leader's command line, in this order, as whole
 *     arguments
 * @param pidFile path of a pid file naming the leader
 * @param cgroup cgroup path, equal or below which its processes live (a unit is declared by its
 *     cgroup here)
 * @param ceiling the service's own memory ceiling where the operator states it; else read (-Xmx,
 *     cgroup)
 */
public record Declaration(
    String name,
    int uid,
    Optional<String> executable,
    List<String> command,
    Optional<String> pidFile,
    Optional<String> cgroup,
    Optional<Bytes> ceiling,
    Optional<StartLimit> startLimit,
    Duration stopTimeout,
    Duration startTimeout) {
  public Declaration {
    command = List.copyOf(command);
  }

  /**
   * At most {@code burst} starts in {@code interval}, else whoever starts it leaves it down; no
   * limit where either is 0.
   */
  public record StartLimit(int burst, Duration interval) {}
}
