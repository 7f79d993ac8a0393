package io.staunch.agent.e2e;

import io.staunch.agent.demo.Subject;
import io.staunch.agent.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code ./staunch demo} as people start it, in a session and with a temporary folder of its own,
 * which its processes are known by.
 */
final class RunningDemo implements AutoCloseable {
  static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Path STAUNCH = Path.of("..", "staunch").toAbsolutePath().normalize();
  private static final Duration POLL = Duration.ofMillis(20);

  /** A whole demo takes a good minute. */
  private static final Duration LONGEST = Duration.ofSeconds(150);

  private static final byte CTRL_C = 3;

  private final Path temp;
  private final boolean piped;
  private final Process process;
  private volatile long keeper;
  private final StringBuilder said = new StringBuilder();

  private RunningDemo(Path temp, boolean piped, Process process) {
    this.temp = temp;
    this.piped = piped;
    this.process = process;
  }

  /** Builds what is not built, so that no demo has to. */
  static void build() throws IOException, InterruptedException {
    Process built =
        new ProcessBuilder(STAUNCH.toString(), "--version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!built.waitFor(5, TimeUnit.MINUTES) || built.exitValue() != 0) {
      throw new AssertionError(STAUNCH + " cannot be run");
    }
  }

  /** Starts one whose output goes to a pipe, or else to a terminal. */
  static RunningDemo start(boolean piped) throws IOException {
    Path temp = Files.createTempDirectory("staunch-test-demo-").toRealPath();
    // whoever runs the tests in the background may have had these signals ignored
    List<String> demo =
        List.of(
            "/usr/bin/env",
            "--default-signal=INT,TERM",
            "TERM=xterm-256color",
            "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + temp,
            STAUNCH.toString(),
            "demo");
    List<String> line = new ArrayList<>();
    if (piped) {
      line.add("/usr/bin/setsid");
      line.addAll(demo);
    } else {
      String quoted = String.join(" ", demo.stream().map(word -> "'" + word + "'").toList());
      String command = "stty rows 50 cols 120; exec " + quoted;
      line.addAll(List.of(SCRIPT.toString(), "-qefc", command, "/dev/null"));
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    RunningDemo running = new RunningDemo(temp, piped, process);
    Thread.ofPlatform().daemon().start(running::listen);
    return running;
  }

  private void listen() {
    try (InputStream in = process.getInputStream()) {
      byte[] part = new byte[4096];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        heard(new String(part, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      heard(e.toString());
    }
  }

  private synchronized void heard(String text) {
    said.append(text);
  }

  synchronized String said() {
    return said.toString();
  }

  /** Waits until it says this. */
  void untilItSays(String words) throws InterruptedException {
    boolean heard = Deadline.in(LONGEST).await(POLL, () -> said().contains(words));
    if (!heard) {
      throw new AssertionError("it does not say \"" + words + "\": " + said());
    }
    // each program on the way to the demo turned into the next one
    keeper = piped ? process.pid() : process.children().mapToLong(ProcessHandle::pid).sum();
  }

  /** What the keyboard does on a terminal, and a shell to a pipe. */
  void interrupt() throws IOException, InterruptedException {
    if (piped) {
      signal("INT");
    } else {
      process.getOutputStream().write(CTRL_C);
      process.getOutputStream().flush();
    }
  }

  /** Signals its process group. */
  void signal(String name) throws IOException, InterruptedException {
    // its pid is that of the session which setsid made
    new ProcessBuilder("/usr/bin/kill", "-s", name, "--", "-" + process.pid()).start().waitFor();
  }

  /** Its exit code, once it has ended. */
  int ended() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + said());
    }
    return process.exitValue();
  }

  /** Every process of it, whoever's children they are by now. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(handle -> isOurs(handle.pid()) && handle.isAlive())
        .toList();
  }

  /** Its folder is named in all of them but those that its agent started anew. */
  private boolean isOurs(long pid) {
    String words = read(pid, "cmdline");
    return words.contains(temp.toString())
        || read(pid, "environ").contains(temp.toString())
        || (words.contains(Subject.class.getName()) && words.contains("\0" + keeper + "\0"));
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid, file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // gone, or not ours to look at
      return "";
    }
  }

  /** What lies in its temporary folder. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.toList();
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> left = processes();
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(handle -> handle.onExit().completeOnTimeout(handle, 5, TimeUnit.SECONDS).join());
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
