package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.ProcessReading.Detail;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A made-up host whose processes a test starts, ends and lets lie; attributed tick by tick. */
final class Host {
  private final Attribution attribution = new Attribution();
  private final SortedMap<Integer, ProcessReading> processes = new TreeMap<>();
  private final SortedMap<String, PidFile> pidFiles = new TreeMap<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Sweep.Overdue> overdue = new ArrayList<>();
  private Duration boot = Duration.ofHours(1);

  static final int APP = 1000;

  static Declaration service(String name) {
    return new Declaration(
        name,
        APP,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }

  Host declare(Declaration declaration) {
    declarations.add(declaration);
    return this;
  }

  /** A process of user APP that runs /bin/app, started {@code pid} ticks after boot, of 10 MiB. */
  Host start(int pid, int parent, String... arguments) {
    processes.put(
        pid,
        new ProcessReading(
            pid,
            parent,
            pid,
            pid,
            APP,
            "app",
            Optional.of("/bin/app"),
            List.of(arguments),
            Optional.of("/"),
            Bytes.ofMebi(10),
            Bytes.ZERO,
            1,
            Optional.empty()));
    return this;
  }

  Host change(int pid, UnaryOperator<ProcessReading> change) {
    processes.computeIfPresent(pid, (same, process) -> change.apply(process));
    return this;
  }

  /** Ends it; its children go to init. */
  Host end(int pid) {
    processes.remove(pid);
    processes.replaceAll((same, child) -> child.parent() == pid ? With.parent(child, 1) : child);
    return this;
  }

  Host pidFile(String service, int pid, boolean trusted) {
    pidFiles.put(service, new PidFile(pid, trusted));
    return this;
  }

  Host late(int pid) {
    overdue.add(new Sweep.Overdue(pid, "not read within 200 ms"));
    return this;
  }

  Sample sample() {
    boot = boot.plusSeconds(1);
    Moment at = new Moment(Instant.EPOCH.plus(boot), boot, "boot-1");
    ServerMemory server =
        new ServerMemory(
            Bytes.ofMebi(8000),
            Bytes.ofMebi(4000),
            Bytes.ofMebi(4000),
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Bytes.ZERO,
            Optional.empty());
    Sweep sweep =
        new Sweep(at, server, List.copyOf(processes.values()), 0, 0, overdue, Duration.ofMillis(4));
    return attribution.attribute(sweep, declarations, pidFiles, Surroundings.QUIET, false);
  }

  ServiceSample sample(String service) {
    return sample().services().stream()
        .filter(one -> one.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  ServiceSample.Present present(String service) {
    ServiceSample sample = sample(service);
    if (sample instanceof ServiceSample.Present present) {
      return present;
    }
    throw new AssertionError(sample);
  }

  String contradiction(String service) {
    ServiceSample sample = sample(service);
    if (sample instanceof ServiceSample.Contradicted contradicted) {
      return contradicted.reason();
    }
    throw new AssertionError(sample);
  }

  /** Dear figures in MiB. */
  static Detail detail(long anon, long shmem, long swap) {
    return new Detail(
        Bytes.ofMebi(anon),
        Bytes.ofMebi(shmem),
        Bytes.ofMebi(swap),
        Bytes.ofMebi(3),
        0,
        Optional.of(7),
        Optional.empty());
  }
}
