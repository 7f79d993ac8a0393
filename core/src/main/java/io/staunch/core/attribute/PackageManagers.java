package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is changing the host's software right now: a service that is being upgraded is not ours to
 * restart.
 */
final class PackageManagers {
  /** As in /proc/PID/comm: at most 15 characters. */
  private static final List<String> NAMES =
      List.of(
          "dpkg",
          "apt",
          "apt-get",
          "apt.systemd.dai",
          "aptitude",
          "unattended-upgr",
          "dnf",
          "dnf5",
          "dnf-automatic",
          "microdnf",
          "yum",
          "rpm",
          "zypper");

  /** Waits for shutdown on every Debian server, day and night, and bears the same 15 characters. */
  private static final String IDLE = "unattended-upgrade-shutdown";

  private PackageManagers() {}

  /** The first one run by root, in order of pid. */
  static Optional<String> running(Collection<ProcessReading> processes) {
    return processes.stream()
        .filter(process -> process.uid() == 0 && NAMES.contains(process.command()))
        .filter(process -> process.arguments().stream().noneMatch(word -> word.endsWith(IDLE)))
        .map(ProcessReading::command)
        .findFirst();
  }
}
