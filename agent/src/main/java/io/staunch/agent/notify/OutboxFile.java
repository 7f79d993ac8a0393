package io.staunch.agent.notify;

import io.staunch.agent.disk.AtomicFile;
import io.staunch.agent.disk.Written;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is not yet delivered, on disk: one JSON line per message and channel, replaced as a whole.
 */
final class OutboxFile {
  private final Path file;
  private final Codec codec = new Codec();

  OutboxFile(Path file) {
    this.file = file;
  }

  /**
   * What was read.
   *
   * @param problem what could not be read, in words for people
   */
  record Kept(List<Letter> letters, Optional<String> problem) {}

  Kept read() {
    List<Letter> letters = new ArrayList<>();
    int broken = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        switch (codec.parse(Letter.class, line)) {
          case Parsed.Good<Letter>(Letter letter) -> letters.add(letter);
          case Parsed.Bad<Letter> _ -> broken++;
        }
      }
    } catch (NoSuchFileException e) {
      return new Kept(List.of(), Optional.empty());
    } catch (IOException e) {
      return new Kept(letters, Optional.of(file + " cannot be read: " + e.getMessage()));
    }
    return new Kept(
        letters,
        broken == 0 ? Optional.empty() : Optional.of(broken + " lines of " + file + " are broken"));
  }

  /** Why it could not be written; empty where it is safe now. */
  Optional<String> write(List<Letter> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(letter -> text.append(codec.text(Letter.class, letter)).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return switch (AtomicFile.write(file, bytes, "rw-------")) {
      case Written.Kept _ -> Optional.empty();
      case Written.Lost lost -> Optional.of("messages are kept in memory only: " + lost.reason());
    };
  }
}
