package io.staunch.agent.proc;

import io.staunch.core.collect.Collector;
import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads this host from /proc: cheap figures of every process at each sweep, dear ones only of those
 * asked for and their descendants. Observing is passive: it opens files to read and does nothing
 * else. A process that vanishes, denies or hangs is a value in the sweep, never an error.
 */
public final class ProcCollector implements Collector, AutoCloseable {
  private static final int LONGEST_COMMAND_LINE = 64 * 1024;
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Settings settings;
  private final ServerFiles server;
  private final Aside<Target, List<String>> commandLines;
  private final Aside<Target, Figures> figures;
  private final Roster roster;

  /**
   * Where to read and within which bounds.
   *
   * @param proc where procfs is mounted
   * @param cgroups where cgroups are mounted
   * @param budget how long one sweep waits for dear figures, and as long again for command lines
   * @param mostResident above it smaps_rollup is not read: the process would be held up for too
   *     long
   * @param mostKept most statm files kept open; lowered to what the open-files limit leaves
   */
  public record Settings(
      Path proc, Path cgroups, Duration budget, Bytes mostResident, int mostKept) {
    public static final Settings STANDARD =
        new Settings(
            Path.of("/proc"),
            Path.of("/sys/fs/cgroup"),
            Duration.ofMillis(200),
            Bytes.ofMebi(32 * 1024),
            8192);
  }

  /** Opens the collector; files of processes are opened by the first sweep. */
  public ProcCollector(Settings settings) {
    this.settings = settings;
    Path proc = settings.proc();
    Aside.Bounds bounds = new Aside.Bounds(FRESH, PATIENCE);
    server = new ServerFiles(proc);
    commandLines = new Aside<>("command-lines", () -> commandLines(proc), bounds);
    figures = new Aside<>("figures", () -> new FigureReader(proc, settings.cgroups()), bounds);
    roster = new Roster(proc, mostKept(settings), pageSize(proc), commandLines, settings.budget());
  }

  @Override
  public Optional<Sweep> collect(Moment at, Set<Integer> focused) {
    long began = System.nanoTime();
    String[] names = settings.proc().toFile().list();
    Optional<ServerMemory> memory = server.read();
    if (names == null || memory.isEmpty()) {
      return Optional.empty();
    }
    Roster.Found found = roster.sweep(names, at.boot(), focused);
    List<Sweep.Overdue> overdue = new ArrayList<>();
    List<ProcessReading> processes =
        focused.isEmpty() ? found.processes() : detailed(found.processes(), focused, overdue);
    return Optional.of(
        new Sweep(
            at,
            memory.get(),
            processes,
            found.vanished() + found.processes().size() - processes.size(),
            found.unreadable(),
            overdue,
            Duration.ofNanos(System.nanoTime() - began)));
  }

  /** How many files are kept open between sweeps. */
  public int keptFiles() {
    return roster.kept();
  }

  @Override
  public void close() {
    commandLines.close();
    figures.close();
    roster.close();
    server.close();
  }

  private List<ProcessReading> detailed(
      List<ProcessReading> processes, Set<Integer> focused, List<Sweep.Overdue> overdue) {
    Set<Integer> wanted = new Descent(processes).below(focused);
    List<Target> targets = new ArrayList<>();
    for (ProcessReading process : processes) {
      if (wanted.contains(process.pid()) && process.rss().compareTo(settings.mostResident()) <= 0) {
        targets.add(target(process));
      }
    }
    Map<Target, Figures> read = figures.ask(targets, settings.budget());
    List<ProcessReading> detailed = new ArrayList<>(processes.size());
    for (ProcessReading process : processes) {
      if (!wanted.contains(process.pid())) {
        detailed.add(process);
        continue;
      }
      switch (Optional.ofNullable(read.get(target(process))).orElseGet(() -> unread(process))) {
        case Figures.Read(ProcessReading.Detail detail) -> detailed.add(with(process, detail));
        case Figures.Unreadable(String reason) -> {
          overdue.add(new Sweep.Overdue(process.pid(), reason));
          detailed.add(process);
        }
        case Figures.Gone _ -> {}
      }
    }
    return detailed;
  }

  private Figures unread(ProcessReading process) {
    if (process.rss().compareTo(settings.mostResident()) > 0) {
      return new Figures.Unreadable(
          process.rss()
              + " resident is above "
              + settings.mostResident()
              + ", up to which memory maps are read");
    }
    return new Figures.Unreadable(
        figures.hangs(target(process))
            ? "reading its memory map hangs"
            : "not read within " + settings.budget().toMillis() + " ms");
  }

  private static Target target(ProcessReading process) {
    return new Target(process.pid(), process.startTicks());
  }

  private static Function<Target, List<String>> commandLines(Path proc) {
    Buffer buffer = new Buffer(LONGEST_COMMAND_LINE);
    return target ->
        buffer.read(proc + "/" + target.pid() + "/cmdline")
            ? CommandLine.parse(buffer.bytes(), buffer.length(), !buffer.full())
            : List.of();
  }

  /**
   * A quarter of what this process may open, and 256 files at least, stay free for the rest of the
   * agent.
   */
  private static int mostKept(Settings settings) {
    Buffer buffer = new Buffer(4096);
    int allowed =
        buffer.read(settings.proc() + "/self/limits")
            ? OpenFilesLimit.parse(buffer.text()).orElse(1024)
            : 1024;
    return Math.max(0, Math.min(settings.mostKept(), allowed - Math.max(256, allowed / 4)));
  }

  private static long pageSize(Path proc) {
    try {
      return Auxv.pageSize(Files.readAllBytes(proc.resolve("self/auxv"))).orElse(4096L);
    } catch (IOException e) {
      return 4096;
    }
  }

  private static ProcessReading with(ProcessReading plain, ProcessReading.Detail detail) {
    return new ProcessReading(
        plain.pid(),
        plain.parent(),
        plain.group(),
        plain.startTicks(),
        plain.uid(),
        plain.command(),
        plain.executable(),
        plain.arguments(),
        plain.cgroup(),
        plain.rss(),
        plain.swap(),
        plain.threads(),
        Optional.of(detail));
  }

  /** Follows processes of one uid down their trees. */
  private record Descent(List<ProcessReading> processes) {
    /** Most processes whose dear figures are read. */
    private static final int MOST_FOCUSED = 4096;

    private Set<Integer> below(Set<Integer> heads) {
      Map<Integer, ProcessReading> byPid = new HashMap<>();
      processes.forEach(process -> byPid.put(process.pid(), process));
      Set<Integer> found = new HashSet<>();
      heads.stream().filter(byPid::containsKey).limit(MOST_FOCUSED).forEach(found::add);
      int before = 0;
      while (found.size() > before && found.size() < MOST_FOCUSED) {
        before = found.size();
        for (ProcessReading process : processes) {
          ProcessReading parent = byPid.get(process.parent());
          if (parent != null
              && found.contains(parent.pid())
              && parent.uid() == process.uid()
              && parent.startTicks() <= process.startTicks()
              && found.size() < MOST_FOCUSED) {
            found.add(process.pid());
          }
        }
      }
      return found;
    }
  }
}
