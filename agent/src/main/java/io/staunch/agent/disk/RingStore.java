package io.staunch.agent.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A history file as rows and tables: made, checked, read and written. */
final class RingStore implements AutoCloseable {
  private final Disk.Store store;
  private final RingLayout layout;
  private final RingTable lives;
  private final RingTable boots;
  private Optional<RingRow> newest = Optional.empty();
  private int damaged;

  private RingStore(Disk.Store store, RingLayout layout) throws IOException {
    this.store = store;
    this.layout = layout;
    this.lives = new RingTable(store, layout.livesAt(), RingLayout.LIVES);
    this.boots = new RingTable(store, layout.bootsAt(), RingLayout.BOOTS);
    byte[] bytes = new byte[RingRow.size(layout.services())];
    for (long place = 1; place <= layout.rows(); place++) {
      store.read(bytes, bytes.length, layout.rowAt(place));
      Optional<RingRow> row = RingRow.of(bytes);
      if (row.isPresent() && row.get().generation() > generation()) {
        newest = row;
      } else if (row.isEmpty() && !RingTable.isBlank(bytes, 0, bytes.length)) {
        damaged++;
      }
    }
  }

  /** Writes a whole file of zeros first, so that it never needs room again. */
  static void make(Path file, RingLayout layout, Disk disk) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (Disk.Store store = disk.open(beside)) {
      byte[] zeros = new byte[64 * 1024];
      for (long at = 0; at < layout.size(); at += zeros.length) {
        store.write(zeros, (int) StrictMath.min(zeros.length, layout.size() - at), at);
      }
      layout.write(store);
      store.force();
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    Files.move(beside, file);
    AtomicFile.syncFolder(file);
  }

  /** Reads tables and rows, or says why the file is not to be touched; then the store is closed. */
  static Opened<RingStore> check(Path file, Disk.Store store) throws IOException {
    Optional<RingLayout> found = RingLayout.read(store);
    if (found.isPresent() && found.get().format() > RingLayout.FORMAT) {
      store.close();
      return new Opened.Refused<>(
          "%s was written by a newer release (format %d, this one reads up to %d): move it away to begin a new one"
              .formatted(file, found.get().format(), RingLayout.FORMAT));
    }
    if (found.isEmpty() || store.size() < found.get().size()) {
      store.close();
      return new Opened.Refused<>(
          file
              + " is no history file, or its beginning is damaged: move it away to begin a new one");
    }
    RingStore ring = new RingStore(store, found.get());
    return new Opened.Ready<>(ring, List.of(), ring.remarks(file));
  }

  private List<String> remarks(Path file) {
    List<String> remarks = new ArrayList<>();
    if (damaged > 0) {
      remarks.add(
          damaged + " of " + layout.rows() + " rows of " + file + " are damaged and left out");
    }
    int lost = lives.lost() + boots.lost();
    if (lost > 0) {
      remarks.add(
          "the names of "
              + lost
              + " lives or boots in "
              + file
              + " are damaged: their rows are left out");
    }
    return remarks;
  }

  RingLayout layout() {
    return layout;
  }

  RingTable lives() {
    return lives;
  }

  RingTable boots() {
    return boots;
  }

  /** The newest good row. */
  Optional<RingRow> newest() {
    return newest;
  }

  /** Of the newest good row, 0 for none. */
  long generation() {
    return newest.map(RingRow::generation).orElse(0L);
  }

  void write(RingRow row) throws IOException {
    byte[] bytes = row.bytes(layout.services());
    store.write(bytes, bytes.length, layout.rowAt(row.generation()));
    newest = Optional.of(row);
  }

  /** Empty where another row took its place or it is damaged. */
  Optional<RingRow> read(long generation) throws IOException {
    byte[] bytes = new byte[RingRow.size(layout.services())];
    store.read(bytes, bytes.length, layout.rowAt(generation));
    return RingRow.of(bytes).filter(row -> row.generation() == generation);
  }

  void force() throws IOException {
    store.force();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
