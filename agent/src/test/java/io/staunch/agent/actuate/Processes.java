package io.staunch.agent.actuate;

import io.staunch.agent.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Real child processes of a test; closing ends those that it started, by their number. */
final class Processes implements AutoCloseable {
  static final ProcessTable TABLE = new ProcessTable(Path.of("/proc"));
  private final List<Member> started = new ArrayList<>();

  /** Starts a program in a group of its own or in ours, and waits for its first line of output. */
  Started start(boolean ownGroup, String script) throws IOException {
    List<String> line = new ArrayList<>(ownGroup ? List.of("setsid") : List.of());
    line.addAll(List.of("/bin/sh", "-c", script));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String first = process.inputReader().readLine();
    return new Started(note(Math.toIntExact(process.pid())), first == null ? "" : first);
  }

  record Started(Member member, String firstLine) {}

  /** Remembers a process by number, to end it at the end. */
  Member note(int pid) {
    Member member =
        TABLE.of(pid).map(Member::of).orElseThrow(() -> new AssertionError("no process " + pid));
    started.add(member);
    return member;
  }

  static boolean alive(Member member) {
    return TABLE.alive(member).isPresent();
  }

  static boolean endsSoon(Member member) throws InterruptedException {
    return Deadline.in(Duration.ofSeconds(10)).await(Duration.ofMillis(10), () -> !alive(member));
  }

  @Override
  public void close() {
    Signals signals = new Signals(TABLE);
    started.forEach(member -> signals.send(member, true));
  }
}
