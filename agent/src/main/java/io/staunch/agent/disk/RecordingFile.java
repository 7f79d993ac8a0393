package io.staunch.agent.disk;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.replay.Recorder;
import io.staunch.core.replay.TapeLine;
import io.staunch.core.wire.Codec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A recording on disk: compressed segments of lines, of which the oldest make room. Every line is
 * handed to the system at once, so a kill of the agent loses none; a power cut may, since nothing
 * is forced to the medium. A disk that takes no writes ends the segment and never the agent.
 */
public final class RecordingFile implements Recorder.Tape, AutoCloseable {
  /** Segments kept beside the one that is written: with an hour each, a day. */
  public static final int SEGMENTS = 24;

  private final RecordingFiles files;
  private final Bytes most;
  private final Codec codec;
  private Optional<Segment> open = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  /** The segment that is written. */
  private record Segment(FileChannel file, OutputStream lines) {}

  /**
   * @param most bytes that all segments together may take; nothing is recorded with zero
   */
  public RecordingFile(Path folder, Bytes most, Codec codec) {
    this.files = new RecordingFiles(folder);
    this.most = most;
    this.codec = codec;
  }

  @Override
  public boolean begin() {
    end();
    if (most.value() == 0) {
      return false;
    }
    try {
      Files.createDirectories(
          files.folder(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      List<Path> segments = files.segments();
      makeRoom(segments);
      FileChannel file =
          FileChannel.open(
              files.next(segments),
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
      open =
          Optional.of(
              new Segment(
                  file,
                  new BufferedOutputStream(new Compressed(Channels.newOutputStream(file)), 8192)));
      trouble = Optional.empty();
      return true;
    } catch (IOException e) {
      return lost(e);
    }
  }

  private void makeRoom(List<Path> segments) throws IOException {
    long bytes = 0;
    for (int index = segments.size() - 1; index >= 0; index--) {
      bytes += Files.size(segments.get(index));
      boolean fits = bytes <= most.value() - segmentMost();
      if (segments.size() - index > SEGMENTS || !fits) {
        Files.delete(segments.get(index));
      }
    }
  }

  private long segmentMost() {
    return most.value() / 8;
  }

  @Override
  public boolean append(TapeLine line) {
    if (open.isEmpty()) {
      return false;
    }
    try {
      OutputStream lines = open.get().lines();
      lines.write(codec.text(TapeLine.class, line).getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
      lines.flush();
      return true;
    } catch (IOException e) {
      return lost(e);
    }
  }

  @Override
  public boolean isLong() {
    try {
      return open.isPresent() && open.get().file().size() >= segmentMost();
    } catch (IOException e) {
      return true;
    }
  }

  private boolean lost(IOException e) {
    trouble = Optional.of("nothing is recorded: " + files.folder() + " (" + e.getMessage() + ")");
    end();
    return false;
  }

  /** Why nothing is recorded right now, though it should be. */
  public Optional<String> trouble() {
    return trouble;
  }

  private void end() {
    open.ifPresent(segment -> {
      try {
        segment.lines().close();
      } catch (IOException e) {
        // what it holds so far can be read
      }
    });
    open = Optional.empty();
  }

  @Override
  public void close() {
    end();
  }

  /** Gzip that lets every line out as soon as it is written. */
  private static final class Compressed extends GZIPOutputStream {
    Compressed(OutputStream to) throws IOException {
      super(to, 4096, true);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
