package io.staunch.agent.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small programs of util-linux and coreutils that a command is started through, where this
 * machine has them.
 *
 * @param setsid gives the command a session of its own: it survives us and can be killed whole
 * @param choom takes our own out-of-memory score off it; present only where ours is not the usual
 * @param tee reads its output on after we are dead, so that writing it never kills a service
 */
record Wrapping(Optional<String> setsid, Optional<String> choom, Optional<String> tee) {

  static Wrapping ofThisMachine() {
    return new Wrapping(
        program("setsid"),
        program("choom").filter(_ -> spared()),
        program("tee").filter(Wrapping::survivesItsReader));
  }

  /** The command line in its wrappers, none of which is a shell. */
  List<String> around(List<String> run) {
    List<String> line = new ArrayList<>();
    choom.ifPresent(program -> line.addAll(List.of(program, "-n", "0", "--")));
    setsid.ifPresent(line::add);
    line.addAll(run);
    return line;
  }

  private static Optional<String> program(String name) {
    return Stream.of("/usr/bin/", "/bin/")
        .map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  /** Whether the kernel was told to spare us: what we start must not inherit that. */
  private static boolean spared() {
    try {
      return Files.readString(Path.of("/proc/self/oom_score_adj")).startsWith("-");
    } catch (IOException e) {
      return false;
    }
  }

  /** Busybox's tee does not know -p and would end with the first write that nobody reads. */
  private static boolean survivesItsReader(String tee) {
    try {
      return new ProcessBuilder(tee, "-p", "/dev/null")
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
