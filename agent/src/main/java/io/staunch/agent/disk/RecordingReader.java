package io.staunch.agent.disk;

import io.staunch.core.replay.TapeLine;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a recording line by line; also one that an agent writes, or was killed while writing. */
public final class RecordingReader {
  private static final int CHUNK = 8192;

  private final List<Path> segments;
  private final Codec codec;

  private RecordingReader(List<Path> segments, Codec codec) {
    this.segments = List.copyOf(segments);
    this.codec = codec;
  }

  /**
   * @param recording a folder of segments, or one segment
   */
  public static RecordingReader of(Path recording, Codec codec) throws IOException {
    if (!Files.isDirectory(recording)) {
      return new RecordingReader(List.of(recording), codec);
    }
    List<Path> segments = new RecordingFiles(recording).segments();
    if (segments.isEmpty()) {
      throw new IOException(
          recording + " holds no recording: its files are named recording-00000001.jsonl.gz");
    }
    return new RecordingReader(segments, codec);
  }

  /**
   * Every line in order.
   *
   * @return what could not be read, one sentence each
   */
  public List<String> each(Consumer<TapeLine> taker) throws IOException {
    List<String> remarks = new ArrayList<>();
    for (Path segment : segments) {
      each(segment, taker).ifPresent(remarks::add);
    }
    return remarks;
  }

  private Optional<String> each(Path segment, Consumer<TapeLine> taker) throws IOException {
    int number = 0;
    try (InputStream whole = new GZIPInputStream(Files.newInputStream(segment), CHUNK)) {
      Lines lines = new Lines(whole);
      for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
        number++;
        switch (codec.parse(TapeLine.class, text.get())) {
          case Parsed.Good<TapeLine>(TapeLine line) -> {
            if (line instanceof TapeLine.Head head && head.format() > TapeLine.FORMAT) {
              throw new IOException(
                  "%s was written by a newer release (format %d, this one reads up to %d)"
                      .formatted(segment, head.format(), TapeLine.FORMAT));
            }
            taker.accept(line);
          }
          case Parsed.Bad<TapeLine>(String problem) -> {
            return Optional.of(
                "%s:%d cannot be read (%s); the rest of this file is left out"
                    .formatted(segment, number, problem));
          }
        }
      }
      return Optional.empty();
    } catch (EOFException _) {
      // not even its first block was written
      return Optional.empty();
    } catch (ZipException e) {
      return Optional.of(
          "%s is damaged after line %d (%s); the rest of it is left out"
              .formatted(segment, number, e.getMessage()));
    }
  }

  /**
   * The lines of a stream that may end in the middle: each whole one is given, however little
   * follows.
   */
  private static final class Lines {
    private final InputStream from;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;

    Lines(InputStream from) {
      this.from = from;
    }

    Optional<String> next() throws IOException {
      while (true) {
        for (int at = next; at < end; at++) {
          if (chunk[at] == '\n') {
            begun.write(chunk, next, at - next);
            next = at + 1;
            String line = begun.toString(StandardCharsets.UTF_8);
            begun.reset();
            return Optional.of(line);
          }
        }
        begun.write(chunk, next, end - next);
        next = 0;
        end = 0;
        if (begun.size() > Json.LONGEST) {
          throw new IOException("a line of the recording is longer than any that was written");
        }
        if (!fill()) {
          return Optional.empty();
        }
      }
    }

    private boolean fill() throws IOException {
      try {
        end = Math.max(0, from.read(chunk));
      } catch (EOFException _) {
        // it is being written, or its writer was killed: every whole line has been given
        end = 0;
      }
      return end > 0;
    }
  }
}
