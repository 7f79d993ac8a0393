package io.staunch.policy.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file's text, or why it could not be had. Never more than {@link #MOST_BYTES} are taken in,
 * whatever the file's size is or claims to be.
 *
 * @param name as the operator gave it, for messages
 * @param text empty where there is a problem
 */
public record Source(String name, Optional<String> text, List<Problem> problems) {
  public static final int MOST_BYTES = 1 << 20;

  /** Bounds the work on one line; the longest sensible one is an argv list. */
  public static final int LONGEST_LINE = 8192;

  public static final int MOST_FILES = 100;

  public Source {
    problems = List.copyOf(problems);
  }

  /** Reads a file; that it cannot be read is a problem for its operator like any other. */
  public static Source read(Path path) {
    String name = path.toString();
    try {
      if (Files.isDirectory(path)) {
        return unread(name, "a folder", "a file");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return unread(name, "a device or pipe", "a file");
      }
      try (InputStream in = Files.newInputStream(path)) {
        return of(name, in);
      }
    } catch (NoSuchFileException missing) {
      return unread(name, "no such file", "a file that exists and may be read");
    } catch (IOException failed) {
      String why = failed.getClass().getSimpleName() + ": " + failed.getMessage();
      return unread(name, "a file that cannot be read (" + why + ")", "a file that may be read");
    }
  }

  /**
   * A file, or the *.yaml files of a folder in the order of their names; without any that is the
   * problem. Tests of policies (*.test.yaml) lie beside them and are no part of them.
   */
  public static List<Source> readAll(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(read(path));
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> files = inside.filter(Source::isYaml).sorted().toList();
      if (files.isEmpty()) {
        return List.of(unread(path.toString(), "a folder without *.yaml files", "at least one"));
      }
      return files.size() > MOST_FILES
          ? List.of(unread(path.toString(), files.size() + " files", "at most " + MOST_FILES))
          : files.stream().map(Source::read).toList();
    } catch (IOException failed) {
      return List.of(
          unread(path.toString(), "a folder that cannot be read", "one that may be read"));
    }
  }

  private static boolean isYaml(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.endsWith(".test.yaml");
  }

  public static Source of(String name, InputStream in) throws IOException {
    return of(name, in.readNBytes(MOST_BYTES + 1));
  }

  public static Source of(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Source of(String name, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return unread(name, "a file of more than 1 MiB", "at most 1 MiB");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      return broken(name, text, bytes[in.position()] & 0xff, in.position());
    }
    // a byte-order mark is how some editors say "UTF-8"
    return checked(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Source unread(String name, String found, String expected) {
    Problem problem = Problem.of(Place.whole(name), found, expected);
    return new Source(name, Optional.empty(), List.of(problem));
  }

  private static Source broken(String name, String before, int unsigned, int offset) {
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    Problem problem =
        Problem.of(
            new Place(name, line, column),
            String.format("byte 0x%02X at offset %d, which is not UTF-8", unsigned, offset),
            "text in UTF-8",
            "save the file as UTF-8");
    return new Source(name, Optional.empty(), List.of(problem));
  }

  private static Source checked(String name, String text) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\n') {
        line++;
        start = i + 1;
      } else if (i - start >= LONGEST_LINE) {
        return unread(
            name,
            "a line of more than " + LONGEST_LINE + " characters (line " + line + ")",
            "shorter lines");
      } else if (isRefused(letter)) {
        Problem problem =
            Problem.of(
                new Place(name, line, i - start + 1),
                String.format("the invisible character U+%04X", (int) letter),
                "visible text",
                "delete it; it may have come along with copied text");
        return new Source(name, Optional.empty(), List.of(problem));
      }
    }
    return new Source(name, Optional.of(text), List.of());
  }

  /**
   * Controls, and marks that make text read otherwise than it is written (turned direction, a
   * second byte-order mark).
   */
  private static boolean isRefused(char letter) {
    return (Character.isISOControl(letter) && letter != '\t' && letter != '\r')
        || (letter >= '\u202A' && letter <= '\u202E')
        || (letter >= '\u2066' && letter <= '\u2069')
        || letter == '\u2028'
        || letter == '\u2029'
        || letter >= '\uFFFE'
        || letter == '\uFEFF';
  }
}
