package io.staunch.agent.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * The end of a log's segments: writes there or leaves everything as it was, and begins a new
 * segment where one is due.
 */
final class LogTail {
  private final LogFiles files;
  private final Disk disk;
  private final long segmentBytes;
  private final int segments;
  private LogFiles.Segment segment;
  private long length;
  private boolean any;
  private Optional<Disk.Store> store = Optional.empty();

  /**
   * After a failed force nobody knows what the medium holds: that segment is never written to
   * again.
   */
  private boolean doubtful;

  LogTail(LogFiles files, Disk disk, long segmentBytes, int segments) {
    this.files = files;
    this.disk = disk;
    this.segmentBytes = segmentBytes;
    this.segments = segments;
    this.segment = files.segment(0, false);
  }

  /** Goes on behind the good lines of the newest segment; cuts off what is torn there. */
  void resume(LogFiles.Segment newest, LogSurvey.TailEnd end) throws IOException {
    segment = newest;
    length = end.good();
    any = true;
    if (end.torn() > 0) {
      doubtful = true;
      Disk.Store open = disk.open(newest.path());
      store = Optional.of(open);
      byte[] torn = new byte[(int) StrictMath.min(end.torn(), Line.LONGEST)];
      open.read(torn, torn.length, length);
      try (Disk.Store kept = disk.open(files.torn())) {
        kept.truncate(0);
        kept.write(torn, torn.length, 0);
      }
      open.truncate(length);
      open.force();
      doubtful = false;
    }
  }

  /** Goes on behind a segment that was written whole. */
  void adopt(LogFiles.Segment whole, long bytes) throws IOException {
    Optional<Disk.Store> old = store;
    segment = whole;
    length = bytes;
    any = true;
    doubtful = false;
    store = Optional.empty();
    if (old.isPresent()) {
      old.get().close();
    }
  }

  LogFiles.Segment next(boolean all) {
    return files.segment(segment.index() + 1, all);
  }

  /** Bytes of good lines in the newest segment. */
  long length() {
    return length;
  }

  /** Writes at the end, or leaves everything as it was and throws. */
  void extend(byte[] bytes, boolean durable) throws IOException {
    Disk.Store open = room(bytes.length);
    try {
      open.write(bytes, bytes.length, length);
    } catch (IOException e) {
      undo(open);
      throw e;
    }
    if (durable) {
      try {
        open.force();
      } catch (IOException e) {
        undo(open);
        doubtful = true;
        throw e;
      }
    }
    length += bytes.length;
  }

  private void undo(Disk.Store open) {
    try {
      open.truncate(length);
    } catch (IOException _) {
      doubtful = true;
    }
  }

  private Disk.Store room(int more) throws IOException {
    if (!any || doubtful || (length > 0 && length + more > segmentBytes)) {
      begin();
    } else if (store.isEmpty()) {
      store = Optional.of(disk.open(segment.path()));
    }
    return store.orElseThrow();
  }

  private void begin() throws IOException {
    if (store.isPresent() && !doubtful) {
      store.get().force();
    }
    LogFiles.Segment next = next(false);
    Disk.Store fresh = disk.open(next.path());
    adopt(next, 0);
    store = Optional.of(fresh);
    List<LogFiles.Segment> all = files.segments();
    for (LogFiles.Segment old : all.subList(0, StrictMath.max(0, all.size() - segments))) {
      Files.delete(old.path());
    }
  }

  void close() throws IOException {
    if (store.isPresent()) {
      if (!doubtful) {
        store.get().force();
      }
      store.get().close();
    }
  }
}
