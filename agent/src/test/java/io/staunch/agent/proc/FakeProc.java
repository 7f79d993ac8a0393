package io.staunch.agent.proc;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that looks like /proc, and a collector that reads it, on a boot clock that the test
 * moves.
 */
final class FakeProc implements AutoCloseable {
  final Path root;
  Duration boot = Duration.ofHours(10);
  private final ProcCollector collector;

  FakeProc(Path root) {
    this(root, Bytes.ofMebi(1000), 100);
  }

  FakeProc(Path root, Bytes mostResident, int mostKept) {
    this.root = root;
    write("meminfo", Captured.text("meminfo/linux-6.18"));
    collector =
        new ProcCollector(
            new ProcCollector.Settings(
                root, root.resolve("cgroups"), Duration.ofSeconds(20), mostResident, mostKept));
  }

  /** Starts a process of 40 KiB whose start was {@code ticks} after boot. */
  FakeProc start(int pid, int parent, long ticks, String... arguments) {
    stat(pid, parent, ticks, 'S');
    resident(pid, 10);
    write(pid + "/status", Captured.text("status/java"));
    write(pid + "/cgroup", "0::/app\n");
    exec(pid, "/bin/app", arguments);
    write(pid + "/smaps_rollup", Captured.text("smaps_rollup/java"));
    write(pid + "/fd/0", "");
    write(pid + "/fd/1", "");
    return this;
  }

  FakeProc stat(int pid, int parent, long ticks, char state) {
    return write(
        pid + "/stat",
        "%d (app) %c %d 77 77 0 -1 0 0 0 0 0 0 0 0 0 20 0 3 0 %d 0 10 0 0"
            .formatted(pid, state, parent, ticks));
  }

  FakeProc resident(int pid, int pages) {
    return write(pid + "/statm", "500 " + pages + " 5 1 0 20 0\n");
  }

  FakeProc exec(int pid, String executable, String... arguments) {
    try {
      Path link = root.resolve(pid + "/exe");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(executable));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return write(pid + "/cmdline", String.join("\0", arguments) + "\0");
  }

  /** Writes in place, as open files must see it. */
  FakeProc write(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeProc end(int pid) {
    try (Stream<Path> files = Files.walk(root.resolve(Integer.toString(pid)))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeProc later(Duration duration) {
    boot = boot.plus(duration);
    return this;
  }

  Sweep sweep(Integer... focused) {
    return collector
        .collect(new Moment(Instant.EPOCH, boot, "boot"), Set.of(focused))
        .orElseThrow();
  }

  boolean sweeps() {
    return collector.collect(new Moment(Instant.EPOCH, boot, "boot"), Set.of()).isPresent();
  }

  ProcessReading reading(int pid, Integer... focused) {
    return sweep(focused).processes().stream()
        .filter(p -> p.pid() == pid)
        .findFirst()
        .orElseThrow();
  }

  int keptFiles() {
    return collector.keptFiles();
  }

  @Override
  public void close() {
    collector.close();
  }
}
