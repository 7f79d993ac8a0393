package io.staunch.agent.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small programs of util-linux that a command is started through, where this machine has them.
 *
 * @param setsid gives the command a session of its own: it survives us and can be killed whole
 * @param choom takes our own out-of-memory score off it; present only where ours is not the usual
 */
record Wrapping(Optional<String> setsid, Optional<String> choom) {

  static Wrapping ofThisMachine() {
    return new Wrapping(program("setsid"), program("choom").filter(_ -> spared()));
  }

  /** The command line in its wrappers, none of which is a shell. */
  List<String> around(List<String> run) {
    List<String> line = new ArrayList<>();
    choom.ifPresent(program -> line.addAll(List.of(program, "-n", "0", "--")));
    setsid.ifPresent(line::add);
    line.addAll(run);
    return line;
  }

  static Optional<String> program(String name) {
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
}
