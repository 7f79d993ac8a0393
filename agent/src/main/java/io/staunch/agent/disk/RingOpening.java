package io.staunch.agent.disk;

import io.staunch.agent.disk.Written.Trouble;
import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a history file is: made where it is missing, turned where it is of the release
 * before, refused where it is anything else.
 */
record RingOpening(Path file, Disk disk) {

  /** Opens it for writing; makes it where it is missing. */
  Opened<RingFile> open(RingLayout wanted) {
    try {
      List<String> told = new ArrayList<>();
      if (!Files.exists(file)) {
        RingStore.prepare(file, wanted, disk);
        RingStore.name(file);
      }
      Disk.Store opened = disk.open(file);
      switch (RingStore.check(file, opened)) {
        case Opened.Refused<RingLayout>(String reason) -> {
          opened.close();
          return new Opened.Refused<>(reason);
        }
        case Opened.Ready<RingLayout>(RingLayout found, var _, var _) when found.isFormer() -> {
          told.add(turn(wanted, opened, found));
          opened.close();
          opened = disk.open(file);
        }
        case Opened.Ready<RingLayout> _ -> {}
      }
      return opened(opened, Optional.of(wanted), told);
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e, disk.usable(AtomicFile.folder(file)), wanted.size());
      return new Opened.Refused<>(
          trouble.word() + ": no history in " + file + " (" + e.getMessage() + ")");
    }
  }

  /** Writes every row of a former file into a new one beside it, which then takes its name. */
  private String turn(RingLayout wanted, Disk.Store opened, RingLayout found) throws IOException {
    FormerRing former = new FormerRing(opened, found);
    RingLayout layout =
        wanted
            .withServices(StrictMath.max(wanted.services(), found.services()))
            .withRows(StrictMath.max(wanted.rows(), former.held()));
    RingStore.prepare(file, layout, disk);
    try (RingFile ring =
        new RingFile(file, disk, new RingStore(disk.open(RingStore.beside(file)), layout))) {
      former.each(ring::take);
      ring.force();
    } catch (IOException e) {
      Files.deleteIfExists(RingStore.beside(file));
      throw e;
    }
    RingStore.name(file);
    return "%s was of format %d and is of format %d now: %d rows were taken over"
        .formatted(file, found.format(), layout.format(), former.held() - former.damaged());
  }

  /** Opens a history only to read it. */
  Opened<RingFile> openToRead() {
    try {
      Disk.Store store = disk.openToRead(file);
      return opened(store, Optional.empty(), new ArrayList<>());
    } catch (IOException e) {
      return new Opened.Refused<>(file + " cannot be read (" + e.getMessage() + ")");
    }
  }

  private Opened<RingFile> opened(Disk.Store store, Optional<RingLayout> wanted, List<String> told)
      throws IOException {
    return switch (RingStore.check(file, store)) {
      case Opened.Refused<RingLayout>(String reason) -> {
        store.close();
        yield new Opened.Refused<>(reason);
      }
      case Opened.Ready<RingLayout>(RingLayout found, var _, var _) when found.isFormer() -> {
        store.close();
        yield new Opened.Refused<>(
            "%s is of format %d: the agent turns it into format %d when it starts"
                .formatted(file, found.format(), RingLayout.FORMAT));
      }
      case Opened.Ready<RingLayout>(RingLayout found, var gaps, var _) -> {
        RingStore parts = new RingStore(store, found);
        RingFile ring = new RingFile(file, disk, parts);
        told.addAll(parts.remarks(file));
        if (!wanted.orElse(found).equals(found)) {
          told.add(
              "%s keeps its size of %s for %d services: move it away to begin one of another size"
                  .formatted(file, new Bytes(found.size()), found.services()));
        }
        if (wanted.isPresent()) {
          ring.catchUp();
        }
        yield new Opened.Ready<>(ring, gaps, told);
      }
    };
  }
}
