package io.staunch.agent.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at one process in full: stat, status, exe and cgroup. None of these can block on the
 * process.
 */
final class Inspector {
  private final Path proc;
  private final Buffer buffer;

  Inspector(Path proc, Buffer buffer) {
    this.proc = proc;
    this.buffer = buffer;
  }

  Look look(int pid) {
    String folder = proc + "/" + pid;
    Optional<Stat> stat =
        buffer.read(folder + "/stat")
            ? Stat.parse(buffer.bytes(), buffer.length())
            : Optional.empty();
    if (stat.isEmpty()) {
      return Buffer.exists(folder) ? new Look.Denied() : new Look.Gone();
    }
    if (stat.get().ended()) {
      return new Look.Ended(stat.get());
    }
    if (stat.get().kernelThread()) {
      return Look.Seen.nothingOf(stat.get());
    }
    Optional<Status> status =
        buffer.read(folder + "/status") ? Status.parse(buffer.text()) : Optional.empty();
    if (status.isEmpty()) {
      return Buffer.exists(folder) ? new Look.Denied() : new Look.Gone();
    }
    Optional<String> cgroup =
        buffer.read(folder + "/cgroup")
            ? CgroupPaths.parse(buffer.text()).identity()
            : Optional.empty();
    return new Look.Seen(
        stat.get(), status.get().uid(), status.get().swap(), executable(pid), cgroup);
  }

  private Optional<String> executable(int pid) {
    try {
      return Optional.of(Files.readSymbolicLink(proc.resolve(pid + "/exe")).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
