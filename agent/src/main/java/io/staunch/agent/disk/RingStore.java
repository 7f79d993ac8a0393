package io.staunch.agent.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A history file as tables and rings of rows: made, checked, read and written. */
final class RingStore implements AutoCloseable {
  private final Disk.Store store;
  private final RingLayout layout;
  private final RingLives lives;
  private final RingTable boots;
  private final RingRows raw;
  private final RingRows fine;
  private final RingRows coarse;

  RingStore(Disk.Store store, RingLayout layout) throws IOException {
    this.store = store;
    this.layout = layout;
    int services = layout.services();
    int wide = TierRow.size(TierRow.cells(services));
    lives = new RingLives(store, layout.livesAt(), layout.lives(), services);
    boots = new RingTable(store, layout.bootsAt(), RingLayout.BOOTS);
    raw = new RingRows(store, layout.rowsAt(), layout.rows(), RingRow.size(services));
    fine = new RingRows(store, layout.fineAt(), layout.fine(), wide);
    coarse = new RingRows(store, layout.coarseAt(), layout.coarse(), wide);
  }

  /** Where a file is prepared before it takes its name. */
  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  /** Gives a file that was prepared its name. */
  static void name(Path file) throws IOException {
    Files.move(beside(file), file, ATOMIC_MOVE, REPLACE_EXISTING);
    AtomicFile.syncFolder(file);
  }

  /** Prepares a whole file of zeros, so that it never needs room again. */
  static void prepare(Path file, RingLayout layout, Disk disk) throws IOException {
    Path beside = beside(file);
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
  }

  /** The layout of a file that may be read, or why it is not to be touched. */
  static Opened<RingLayout> check(Path file, Disk.Store store) throws IOException {
    Optional<RingLayout> found = RingLayout.read(store);
    if (found.isPresent() && found.get().format() > RingLayout.FORMAT) {
      return new Opened.Refused<>(
          "%s was written by a newer release (format %d, this one reads up to %d): move it away to begin a new one"
              .formatted(file, found.get().format(), RingLayout.FORMAT));
    }
    if (found.isEmpty() || store.size() < found.get().size()) {
      return new Opened.Refused<>(
          file
              + " is no history file, or its beginning is damaged: move it away to begin a new one");
    }
    return new Opened.Ready<>(found.get(), List.of(), List.of());
  }

  List<String> remarks(Path file) {
    List<String> remarks = new ArrayList<>();
    remark(raw, "", file, remarks);
    remark(fine, " of five minutes", file, remarks);
    remark(coarse, " of an hour", file, remarks);
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

  private static void remark(RingRows rows, String kind, Path file, List<String> remarks) {
    if (rows.damaged() > 0) {
      remarks.add(
          "%d of %d rows%s of %s are damaged and left out"
              .formatted(rows.damaged(), rows.capacity(), kind, file));
    }
  }

  RingLayout layout() {
    return layout;
  }

  RingLives lives() {
    return lives;
  }

  RingTable boots() {
    return boots;
  }

  RingRows rows(Tier tier) {
    return switch (tier) {
      case RAW -> raw;
      case FINE -> fine;
      case COARSE -> coarse;
    };
  }

  void force() throws IOException {
    store.force();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
