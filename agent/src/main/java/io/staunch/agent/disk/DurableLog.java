package io.staunch.agent.disk;

import io.staunch.agent.disk.Written.Kept;
import io.staunch.agent.disk.Written.Lost;
import io.staunch.agent.disk.Written.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An append-only log of hash-chained lines in bounded segments, which one process writes. What it
 * says to be kept survives a kill, and where it was asked to be durable, a power cut; what it
 * cannot keep it says, and never throws.
 */
final class DurableLog implements AutoCloseable {

  /**
   * Bounds.
   *
   * @param segmentBytes a segment that would get longer is followed by a new one
   * @param segments the newest so many are kept
   * @param reserveBytes room for lines on a full disk
   */
  record Bounds(long segmentBytes, int segments, long reserveBytes) {}

  private final LogFiles files;
  private final LogReader reader;
  private final Disk disk;
  private final LogTail tail;
  private final Reserve reserve;
  private final Optional<LogLock> lock;
  private String head;
  private long last;
  private long lastInSegments;

  private DurableLog(
      LogFiles files, Bounds bounds, Disk disk, Optional<LogLock> lock, LogSurvey survey) {
    this.files = files;
    this.reader = new LogReader(files);
    this.disk = disk;
    this.lock = lock;
    this.tail = new LogTail(files, disk, bounds.segmentBytes, bounds.segments);
    this.reserve = new Reserve(disk, reader, bounds.reserveBytes);
    this.head = survey.head();
    this.last = survey.last();
    this.lastInSegments = survey.lastInSegments();
  }

  /**
   * Opens and checks the whole log, cuts a torn tail, and puts what the reserve held in its place.
   */
  static Opened<DurableLog> open(Path folder, String name, Bounds bounds, Disk disk) {
    LogFiles files = new LogFiles(folder, name);
    List<String> gaps = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Optional<LogLock> lock = Optional.empty();
    try {
      lock = LogLock.take(files);
      if (lock.isEmpty()) {
        return new Opened.Refused<>("another agent already writes " + folder + "/" + name);
      }
    } catch (IOException e) {
      remarks.add(folder + " cannot be written (" + e.getMessage() + ")");
    }
    try {
      LogSurvey survey = LogSurvey.of(new LogReader(files));
      if (survey.newestFormat() > Line.FORMAT) {
        lock.ifPresent(LogLock::release);
        return new Opened.Refused<>(
            "%s/%s was written by a newer release (format %d, this one reads up to %d): install that release again, or move the files away"
                .formatted(folder, name, survey.newestFormat(), Line.FORMAT));
      }
      remarks.addAll(survey.remarks());
      DurableLog log = new DurableLog(files, bounds, disk, lock, survey);
      log.resume(survey, gaps);
      log.settle(remarks);
      return new Opened.Ready<>(log, gaps, remarks);
    } catch (IOException e) {
      lock.ifPresent(LogLock::release);
      return new Opened.Refused<>(folder + "/" + name + " cannot be read (" + e.getMessage() + ")");
    }
  }

  private void resume(LogSurvey survey, List<String> gaps) throws IOException {
    List<LogFiles.Segment> segments = files.segments();
    if (segments.isEmpty()) {
      return;
    }
    String torn =
        "a torn tail of %d bytes after entry %d of the %s"
            .formatted(survey.tail().torn(), survey.lastInSegments(), files.name());
    try {
      tail.resume(segments.getLast(), survey.tail());
      if (survey.tail().torn() > 0) {
        gaps.add(torn + " was cut off: the agent or the server stopped while it wrote");
      }
    } catch (IOException e) {
      gaps.add(torn + " could not be cut off (" + e.getMessage() + ")");
    }
  }

  private void settle(List<String> remarks) {
    try {
      reserve.prepare();
      drain();
      removeSuperseded();
    } catch (IOException e) {
      remarks.add(
          reserve.ready()
              ? trouble(e, 0).word() + " (" + e.getMessage() + ")"
              : "there is no reserve for a full disk (" + e.getMessage() + ")");
    }
  }

  private void removeSuperseded() throws IOException {
    for (LogFiles.Segment superseded : files.superseded()) {
      Files.delete(superseded.path());
    }
  }

  LogReader reader() {
    return reader;
  }

  /** Number of the newest line, 0 for none. */
  synchronized long last() {
    return last;
  }

  /** Hash of the newest line. */
  synchronized String head() {
    return head;
  }

  /** Bytes in the newest segment. */
  synchronized long length() {
    return tail.length();
  }

  /**
   * Appends a line.
   *
   * @param number above the last one
   * @param body compact JSON
   * @param durable whether it must be on the medium before this returns
   */
  synchronized Written append(long number, String body, boolean durable) {
    if (number <= last) {
      throw new IllegalArgumentException("line " + number + " after line " + last);
    }
    Line line = Line.after(head, number, body);
    byte[] bytes = line.bytes();
    if (bytes.length > Line.LONGEST) {
      return new Lost(
          Trouble.FAULT, "entry " + number + " is longer than " + Line.LONGEST / 1024 + " KiB");
    }
    Written written = write(number, bytes, durable);
    if (written.kept()) {
      head = line.hash();
      last = number;
    }
    return written;
  }

  private Written write(long number, byte[] bytes, boolean durable) {
    try {
      if (disk.usable(files.folder()) < reserve.used()) {
        // reading the reserve for nothing at each append would cost more than it is worth
        throw new IOException("No space left on device");
      }
      drain();
      tail.extend(bytes, durable);
      lastInSegments = number;
      return new Kept(false);
    } catch (IOException e) {
      Trouble trouble = trouble(e, bytes.length);
      if (trouble != Trouble.FULL || !reserve.fits(bytes.length, durable)) {
        return lost(trouble, e);
      }
    }
    try {
      reserve.append(bytes);
      return new Kept(true);
    } catch (IOException e) {
      return lost(trouble(e, bytes.length), e);
    }
  }

  /** Moves what the reserve holds into the segments, once the disk takes it. */
  private void drain() throws IOException {
    if (reserve.empty()) {
      return;
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Line line : reserve.lines()) {
      if (line.number() > lastInSegments) {
        lines.writeBytes(line.bytes());
      }
    }
    if (lines.size() > 0) {
      tail.extend(lines.toByteArray(), true);
    }
    lastInSegments = last;
    reserve.clear();
  }

  /**
   * Writes and forces something that means nothing, to learn whether the disk takes writes again.
   */
  synchronized Written probe() {
    try {
      try (Disk.Store probe = disk.open(files.probe())) {
        byte[] block = new byte[4096];
        probe.truncate(0);
        probe.write(block, block.length, 0);
        probe.force();
      }
      reserve.prepare();
      drain();
      return new Kept(false);
    } catch (IOException e) {
      Trouble trouble = trouble(e, 4096);
      boolean served = trouble == Trouble.FULL && reserve.fits(Line.LONGEST, true);
      return served ? new Kept(true) : lost(trouble, e);
    }
  }

  /**
   * Puts these lines in the place of all others, in one step; on any trouble everything stays as it
   * was.
   */
  synchronized Written replace(List<String> bodies) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String link = head;
    long number = last;
    for (String body : bodies) {
      Line line = Line.after(link, ++number, body);
      all.writeBytes(line.bytes());
      link = line.hash();
    }
    LogFiles.Segment whole = tail.next(true);
    Written written = AtomicFile.write(whole.path(), all.toByteArray(), "rw-r-----");
    if (!written.kept()) {
      return written;
    }
    head = link;
    last = number;
    lastInSegments = number;
    try {
      tail.adopt(whole, all.size());
      removeSuperseded();
      drain();
    } catch (IOException _) {
      // what was superseded is known by its name, and goes with the next opening
    }
    return written;
  }

  private Lost lost(Trouble trouble, IOException e) {
    return new Lost(
        trouble,
        trouble.word() + ": " + files.folder() + "/" + files.name() + " (" + e.getMessage() + ")");
  }

  private Trouble trouble(IOException e, int needed) {
    return Trouble.of(e, disk.usable(files.folder()), needed + 4096L);
  }

  @Override
  public synchronized void close() {
    try {
      tail.close();
      reserve.close();
    } catch (IOException _) {
      // nothing was promised that has not been forced
    }
    lock.ifPresent(LogLock::release);
  }
}
