package io.staunch.agent.actuate;

import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.fleet.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Captures what /proc knows of a service before it is disturbed: status, memory by kind, limits,
 * what its files and threads are, and its last hour. Cut off at its budget; no path, argument or
 * environment is kept as it is.
 */
public final class ProcEvidence implements EvidenceTaker {
  /** Files and threads counted per process. */
  private static final int COUNTED = 4096;

  /** Processes looked at, the leader first. */
  private static final int PROCESSES = 16;

  /** Where evidence is kept. */
  @FunctionalInterface
  public interface Sink {
    /** Keeps the text and says where it lies, or why it was not kept. */
    String keep(long order, String service, String text);
  }

  private final Path proc;
  private final MonotonicClock clock;
  private final Function<String, List<String>> lastHour;
  private final Sink sink;

  /**
   * @param proc where procfs is mounted
   * @param lastHour lines about a service's memory over the last hour
   */
  public ProcEvidence(Path proc, Function<String, List<String>> lastHour, Sink sink) {
    this.proc = proc;
    this.clock = MonotonicClock.SYSTEM;
    this.lastHour = lastHour;
    this.sink = sink;
  }

  @Override
  public String take(long order, String service, List<Member> members, Duration budget) {
    Deadline deadline = Deadline.in(budget, clock);
    StringBuilder text = new StringBuilder();
    text.append("evidence on ").append(service).append(" before order ").append(order).append('\n');
    int looked = 0;
    for (Member member : members.subList(0, Math.min(PROCESSES, members.size()))) {
      if (deadline.passed()) {
        break;
      }
      looked++;
      process(member.pid(), text, deadline);
    }
    text.append("\n== processes looked at: ")
        .append(looked)
        .append(" of ")
        .append(members.size())
        .append('\n');
    if (!deadline.passed()) {
      text.append("\n== last hour\n");
      lastHour.apply(service).forEach(line -> text.append(line).append('\n'));
    }
    return sink.keep(order, service, Redaction.of(text.toString()))
        + ", "
        + looked
        + (looked == 1 ? " process in " : " processes in ")
        + Durations.text(deadline.elapsed());
  }

  private void process(int pid, StringBuilder text, Deadline deadline) {
    text.append("\n== process ").append(pid).append('\n');
    for (String file : List.of("status", "smaps_rollup", "limits", "io", "oom_score")) {
      if (deadline.passed()) {
        return;
      }
      text.append("-- ").append(file).append('\n').append(read(pid, file));
    }
    if (!deadline.passed()) {
      text.append("-- file descriptors by kind: ").append(descriptors(pid, deadline)).append('\n');
    }
    if (!deadline.passed()) {
      text.append("-- threads by name: ").append(threads(pid, deadline)).append('\n');
    }
  }

  private String read(int pid, String file) {
    try {
      return Files.readString(proc.resolve(pid + "/" + file), StandardCharsets.ISO_8859_1) + "\n";
    } catch (IOException e) {
      return "unavailable: " + e.getMessage() + "\n";
    }
  }

  /** Kinds only: sockets, pipes, deleted files, and plain files by their folder's first name. */
  private SortedMap<String, Integer> descriptors(int pid, Deadline deadline) {
    return counted(
        proc.resolve(pid + "/fd"),
        path -> {
          String target = Files.readSymbolicLink(path).toString();
          int colon = target.indexOf(':');
          String[] parts = target.split("/", 3);
          return colon > 0
              ? target.substring(0, colon)
              : parts.length > 1 ? "/" + parts[1] : "other";
        },
        deadline);
  }

  private SortedMap<String, Integer> threads(int pid, Deadline deadline) {
    return counted(
        proc.resolve(pid + "/task"),
        path ->
            Files.readString(path.resolve("comm"), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[0-9]+", "N"),
        deadline);
  }

  /** Names one entry of a folder of /proc. */
  @FunctionalInterface
  private interface Naming {
    String of(Path entry) throws IOException;
  }

  private static SortedMap<String, Integer> counted(Path folder, Naming naming, Deadline deadline) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    int seen = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (++seen > COUNTED || deadline.passed()) {
          break;
        }
        counts.merge(nameOf(naming, entry), 1, Integer::sum);
      }
    } catch (IOException | DirectoryIteratorException e) {
      counts.merge("unavailable", 1, Integer::sum);
    }
    return counts;
  }

  private static String nameOf(Naming naming, Path entry) {
    try {
      return naming.of(entry);
    } catch (IOException e) {
      return "gone";
    }
  }
}
