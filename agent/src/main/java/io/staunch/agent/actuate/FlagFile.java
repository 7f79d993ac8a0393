package io.staunch.agent.actuate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pause flag: while this file lies there, nothing is disturbed; works when everything else is
 * dead. It counts only when root or the agent's own user owns it, so that nobody else can switch
 * the agent off; whether others may write it does not matter, since it only ever makes us do less.
 *
 * @param own uid that the agent runs as
 */
public record FlagFile(Path file, int own) implements HoldCheck {
  private static final int LINE_MOST = 200;

  /** The flag of an agent that runs as we do. */
  public static FlagFile of(Path file) {
    try {
      return new FlagFile(file, owner(Path.of("/proc/self/stat")));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read /proc/self", e);
    }
  }

  @Override
  public Optional<String> held() {
    try {
      if (!counts(owner(file))) {
        return Optional.empty();
      }
      String line = firstLine();
      return Optional.of(
          "paused by the flag file " + file + (line.isEmpty() ? "" : ", which says: " + line));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("whether the flag file " + file + " lies there cannot be told: " + e);
    }
  }

  /**
   * Why a flag that lies there does not count, with the cure; empty where none does or it counts.
   */
  public Optional<String> ignored() {
    try {
      int owner = owner(file);
      return counts(owner)
          ? Optional.empty()
          : Optional.of(
              "%s is ignored, nothing is paused by it: uid %d owns it, and only %s may pause; to pause: chown %d %s, or staunch pause; otherwise remove it"
                  .formatted(file, owner, own == 0 ? "root" : "root or uid " + own, own, file));
    } catch (IOException e) {
      // none lies there, or that it cannot be told holds already
      return Optional.empty();
    }
  }

  private boolean counts(int owner) {
    return owner == 0 || owner == own;
  }

  private static int owner(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private String firstLine() {
    char[] line = new char[LINE_MOST];
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int read = Math.max(0, reader.read(line));
      return new String(line, 0, read)
          .lines()
          .findFirst()
          .map(text -> text.replaceAll("[^ -~]", " ").strip())
          .orElse("");
    } catch (IOException e) {
      // that it lies there is enough
      return "";
    }
  }
}
