package io.staunch.agent.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Room for the lines that must be recorded although the disk is full: a file of fixed size, written
 * full of zeros beforehand, whose blocks are then overwritten in place. Nobody else can take that
 * room away, as they could if it was freed. (On a file system that copies on write the reserve may
 * fail with the disk; then the write is lost and says so.)
 */
final class Reserve {
  private final Disk disk;
  private final LogReader reader;
  private final long size;
  private Optional<Disk.Store> store = Optional.empty();
  private long used;

  Reserve(Disk disk, LogReader reader, long size) {
    this.disk = disk;
    this.reader = reader;
    this.size = size;
  }

  /** Opens the file, makes it where it is missing. */
  void prepare() throws IOException {
    if (store.isPresent()) {
      return;
    }
    Path file = reader.files().reserve();
    if (!Files.exists(file) || Files.size(file) != size) {
      if (Files.exists(file) && !lines().isEmpty()) {
        throw new IOException("the reserve still holds lines and keeps its size");
      }
      make(file);
    }
    store = Optional.of(disk.open(file));
    used = 0;
    reader.scanReserve(good -> {
      used = good.at() + good.length();
      return true;
    });
  }

  private void make(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (Disk.Store fresh = disk.open(beside)) {
      byte[] zeros = new byte[64 * 1024];
      for (long at = 0; at < size; at += zeros.length) {
        fresh.write(zeros, (int) StrictMath.min(zeros.length, size - at), at);
      }
      fresh.truncate(size);
      fresh.force();
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    Files.move(beside, file, ATOMIC_MOVE);
    AtomicFile.syncFolder(file);
  }

  boolean ready() {
    return store.isPresent();
  }

  boolean empty() {
    return used == 0;
  }

  /** Bytes of lines that it holds. */
  long used() {
    return used;
  }

  /**
   * Whether a line fits; lines that need not be durable leave half of the room to those that must.
   */
  boolean fits(int length, boolean durable) {
    return ready() && used + length <= (durable ? size : size / 2);
  }

  List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    reader.scanReserve(good -> lines.add(good.line()));
    return lines;
  }

  void append(byte[] line) throws IOException {
    Disk.Store open = store.orElseThrow(() -> new IOException("there is no reserve"));
    open.write(line, line.length, used);
    open.force();
    used += line.length;
  }

  /** Forgets the lines, after they were made durable elsewhere. */
  void clear() throws IOException {
    Disk.Store open = store.orElseThrow(() -> new IOException("there is no reserve"));
    byte[] zeros = new byte[(int) StrictMath.min(used, 64 * 1024)];
    // from the end, so that what is left after a crash is still a run of lines from the start
    for (long end = used; end > 0; end -= zeros.length) {
      long at = StrictMath.max(0, end - zeros.length);
      open.write(zeros, (int) (end - at), at);
    }
    open.force();
    used = 0;
  }

  void close() throws IOException {
    if (store.isPresent()) {
      store.get().close();
    }
  }
}
