package io.staunch.agent.actuate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that reads a command's output on after we are dead, so that writing it never kills a
 * service. Looked for at its first use, since that costs a process.
 */
final class Tee {
  private final Optional<String> candidate;
  private boolean tried;
  private boolean fit;

  private Tee(Optional<String> candidate) {
    this.candidate = candidate;
  }

  static Tee ofThisMachine() {
    return new Tee(Wrapping.program("tee"));
  }

  static Tee none() {
    return new Tee(Optional.empty());
  }

  /** Its path, where this machine has one that does not end with its reader. */
  synchronized Optional<String> program() throws InterruptedException {
    if (!tried && candidate.isPresent()) {
      fit = survivesItsReader(candidate.get());
      tried = true;
    }
    return candidate.filter(_ -> fit);
  }

  /** Busybox's tee does not know -p and would end with the first write that nobody reads. */
  private static boolean survivesItsReader(String tee) throws InterruptedException {
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
    }
  }
}
