package io.staunch.agent.disk;

import io.staunch.core.history.Archive;
import io.staunch.core.wire.ArchiveReader;
import io.staunch.core.wire.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A history that was exported to a file. */
public final class ArchiveFile {
  private ArchiveFile() {}

  /** Reads what was written, in either form. */
  public static Parsed<Archive> read(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return ArchiveReader.read(file.toString(), in.lines().iterator());
    } catch (UncheckedIOException e) {
      return unread(file, e);
    } catch (IOException e) {
      return unread(file, e);
    }
  }

  private static Parsed<Archive> unread(Path file, Exception e) {
    return new Parsed.Bad<>(
        e instanceof MalformedInputException || e.getCause() instanceof MalformedInputException
            ? file + " is no text; export the history again"
            : file + " could not be read: " + e.getMessage());
  }
}
