package io.staunch.agent.main;

import io.staunch.agent.actuate.Command;
import io.staunch.agent.actuate.CommandResult;
import io.staunch.agent.actuate.CommandRunner;
import io.staunch.agent.disk.AtomicFile;
import io.staunch.agent.disk.HeadAnchor;
import io.staunch.agent.disk.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Anchors the ledger's head in the system's journal or syslog by {@code logger}; where there is
 * none, in a file.
 */
record LoggerAnchor(Path file, boolean logger) implements HeadAnchor {
  private static final Path LOGGER = Path.of("/usr/bin/logger");
  private static final Path SYSLOG = Path.of("/dev/log");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static LoggerAnchor ofThisMachine(Path state) {
    return new LoggerAnchor(
        state.resolve("ledger-head"), Files.isExecutable(LOGGER) && Files.exists(SYSLOG));
  }

  @Override
  public Written anchor(long number, String hash) {
    String text = "staunch ledger head " + number + " " + hash;
    return logger && isLogged(text)
        ? new Written.Kept(false)
        : AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8), "rw-------");
  }

  private static boolean isLogged(String text) {
    Command command = Command.of(List.of(LOGGER.toString(), "-t", "staunch", "--", text), PATIENCE);
    try {
      return CommandRunner.ofThisMachine().run(command) instanceof CommandResult.Exited exited
          && exited.code() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String describe() {
    return logger ? "the system's log" : "the file " + file + ", since this host has no system log";
  }
}
