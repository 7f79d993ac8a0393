package io.staunch.agent.main.demo;

import io.staunch.agent.demo.Cast;
import io.staunch.agent.demo.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The demo's three real processes. They are started the way an operator's start action would start
 * them, in sessions of their own; they end when this process ends, and at the latest after a few
 * minutes.
 */
final class Players {
  static final String MAIN = Subject.class.getName();
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final Path java;
  private final Cast cast;

  Players() throws IOException {
    java = Path.of(System.getProperty("java.home"), "bin", "java").toRealPath();
    cast = new Cast(java, classPath(), ProcessHandle.current().pid(), LONGEST);
  }

  /** Where the demo's processes find their classes: the jar or folder this class came from. */
  private static String classPath() {
    return Path.of(Players.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  /** The pid that they live for, which stands in their command lines. */
  String keeper() {
    return String.valueOf(cast.keeper());
  }

  Path java() {
    return java;
  }

  /** The argv that starts one of them and returns at once. */
  List<String> start(String name) {
    List<String> argv = new ArrayList<>(List.of("/usr/bin/setsid", "--fork"));
    argv.addAll(
        switch (name) {
          case Stage.LEAKY -> cast.leak(name, 4);
          case Stage.CACHE -> cast.cache(name, 100, Duration.ofSeconds(25));
          case Stage.SWING -> cast.swing(name, 80, Duration.ofSeconds(18));
          default -> throw new IllegalArgumentException("the demo has no player " + name);
        });
    return argv;
  }

  void startAll() throws IOException, InterruptedException {
    for (String name : List.of(Stage.LEAKY, Stage.CACHE, Stage.SWING)) {
      Process starter =
          new ProcessBuilder(start(name))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!starter.waitFor(10, TimeUnit.SECONDS) || starter.exitValue() != 0) {
        throw new IOException("the demo's process " + name + " could not be started");
      }
    }
  }

  /** Ends every process that was started for this one, and waits until they are gone. */
  void endAll() {
    List<ProcessHandle> left = mine();
    left.forEach(ProcessHandle::destroy);
    left.forEach(handle -> {
      try {
        handle.onExit().get(3, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        handle.destroyForcibly();
      } catch (ExecutionException | TimeoutException e) {
        handle.destroyForcibly();
      }
    });
  }

  /** Those still there: of this user, with our main class and our pid among their arguments. */
  List<ProcessHandle> mine() {
    return ProcessHandle.allProcesses()
        .filter(handle -> {
          Optional<List<String>> arguments = handle.info().arguments().map(List::of);
          return arguments
              .map(words -> words.contains(MAIN) && words.contains(keeper()))
              .orElse(false);
        })
        .toList();
  }
}
