package io.staunch.agent.actuate;

import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs: a session of their own, a bare environment, bounded output and a deadline. A
 * program has ended when it exits, whoever still holds its output: it may have started a daemon.
 */
public final class CommandRunner {
  private static final Duration POLL = Duration.ofMillis(10);

  /** How long the last output may take from the program through tee to us. */
  private static final Duration LAST_WORDS = Duration.ofMillis(200);

  private static final File NOWHERE = new File("/dev/null");

  private final Launcher launcher;
  private final Wrapping wrapping;
  private final Tee tee;
  private final SessionKill sessionKill;
  private final MonotonicClock clock;

  CommandRunner(
      Launcher launcher, Wrapping wrapping, Tee tee, ProcessTable processes, MonotonicClock clock) {
    this.launcher = launcher;
    this.wrapping = wrapping;
    this.tee = tee;
    this.sessionKill = new SessionKill(processes, new Signals(processes), clock);
    this.clock = clock;
  }

  /** A runner for this machine; looks once which wrappers it has. */
  public static CommandRunner ofThisMachine() {
    return new CommandRunner(
        new Launcher(ProcessBuilder::start, MonotonicClock.SYSTEM),
        Wrapping.ofThisMachine(),
        Tee.ofThisMachine(),
        new ProcessTable(Path.of("/proc")),
        MonotonicClock.SYSTEM);
  }

  /** Runs the program and waits for its end, at most for its time-out. */
  public CommandResult run(Command command) throws InterruptedException {
    Deadline deadline = Deadline.in(command.timeout(), clock);
    String program = command.run().getFirst();
    if (!Files.isExecutable(Path.of(program))) {
      return new CommandResult.NotStarted(
          program + " could not be started: there is no such program that we may run",
          deadline.elapsed());
    }
    Optional<Process> reader = Optional.empty();
    try {
      reader = command.outlives() ? reader(deadline) : Optional.empty();
      return watch(command, begin(command, reader, deadline), reader, deadline);
    } catch (IOException e) {
      return new CommandResult.NotStarted(
          program + " could not be started: " + e.getMessage(), deadline.elapsed());
    } finally {
      // where nobody holds its input any longer it ends by itself
      reader.ifPresent(process -> close(process.getOutputStream()));
    }
  }

  private Optional<Process> reader(Deadline deadline) throws IOException, InterruptedException {
    Optional<String> program = tee.program();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    ProcessBuilder builder =
        bare(new ProcessBuilder(wrapping.around(List.of(program.get(), "-p", "/dev/null"))))
            .redirectError(Redirect.DISCARD);
    return Optional.of(launcher.launch(builder, deadline));
  }

  private Process begin(Command command, Optional<Process> reader, Deadline deadline)
      throws IOException, InterruptedException {
    ProcessBuilder builder = bare(new ProcessBuilder(wrapping.around(command.run())));
    builder.environment().putAll(command.facts());
    builder.redirectErrorStream(true);
    if (reader.isPresent()) {
      builder.redirectOutput(new File("/proc/" + reader.get().pid() + "/fd/0"));
    } else if (command.outlives()) {
      builder.redirectOutput(Redirect.DISCARD);
    }
    if (command.input().isEmpty()) {
      builder.redirectInput(NOWHERE);
    }
    Process process = launcher.launch(builder, deadline);
    reader.ifPresent(held -> close(held.getOutputStream()));
    return process;
  }

  private static ProcessBuilder bare(ProcessBuilder builder) {
    builder.environment().clear();
    builder
        .environment()
        .put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    return builder.directory(new File("/"));
  }

  private CommandResult watch(
      Command command, Process process, Optional<Process> reader, Deadline deadline)
      throws InterruptedException {
    write(command, process);
    Output output = new Output(command.keep());
    InputStream source = reader.map(Process::getInputStream).orElseGet(process::getInputStream);
    byte[] buffer = new byte[8192];
    try {
      while (!process.waitFor(POLL.toNanos(), TimeUnit.NANOSECONDS)) {
        if (deadline.passed()) {
          int killed = sessionKill.kill(process);
          return new CommandResult.TimedOut(
              killed, lastWords(source, output, buffer, reader), deadline.elapsed());
        }
        pump(source, output, buffer);
      }
      Duration took = deadline.elapsed();
      return new CommandResult.Exited(
          process.exitValue(), lastWords(source, output, buffer, reader), took);
    } finally {
      close(source);
    }
  }

  private String lastWords(
      InputStream source, Output output, byte[] buffer, Optional<Process> reader)
      throws InterruptedException {
    if (reader.isPresent()) {
      Deadline deadline = Deadline.in(LAST_WORDS, clock);
      while (reader.get().isAlive() && !deadline.passed()) {
        pump(source, output, buffer);
        reader.get().waitFor(1, TimeUnit.MILLISECONDS);
      }
    }
    // the first try may meet the JDK as it exchanges the stream of an ended process
    pump(source, output, buffer);
    pump(source, output, buffer);
    return Redaction.of(output.text());
  }

  /** Takes what is there without waiting for more, and not for ever where a flood comes. */
  private static void pump(InputStream source, Output output, byte[] buffer) {
    try {
      for (int round = 0; round < 64; round++) {
        int there = source.available();
        int read = there <= 0 ? 0 : source.read(buffer, 0, Math.min(there, buffer.length));
        if (read <= 0) {
          return;
        }
        output.add(buffer, read);
      }
    } catch (IOException e) {
      // it was just closed; what it still held comes with the next try
    }
  }

  private static void write(Command command, Process process) {
    if (!command.input().isEmpty()) {
      try (OutputStream input = process.getOutputStream()) {
        input.write(command.input().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it does not want to read: its right
      }
    }
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      // nothing that we need can be lost with it
    }
  }
}
