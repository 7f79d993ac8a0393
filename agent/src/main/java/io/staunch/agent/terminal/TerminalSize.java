package io.staunch.agent.terminal;

import io.staunch.agent.terminal.Terminal.Size;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How large the terminal is, asked from stty: the JDK cannot say. */
public final class TerminalSize {
  private TerminalSize() {}

  /** The size now; empty where there is no terminal or no stty. */
  public static Optional<Size> asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      return parsed(
          new String(stty.getInputStream().readNBytes(64), StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static Optional<Size> parsed(String text) {
    if (!text.matches("[1-9][0-9]{0,3} [1-9][0-9]{0,3}")) {
      return Optional.empty();
    }
    String[] numbers = text.split(" ", 2);
    return Optional.of(new Size(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
  }
}
