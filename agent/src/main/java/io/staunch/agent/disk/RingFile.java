package io.staunch.agent.disk;

import io.staunch.agent.disk.Written.Kept;
import io.staunch.agent.disk.Written.Lost;
import io.staunch.agent.disk.Written.Trouble;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * History on disk: a file of fixed size, one row per sample, the newest over the oldest. Rows have
 * a generation and a checksum of their own, so a flipped byte or a torn write costs one row. It is
 * allocated in full when it is made, so it goes on when the disk is full, and what was written
 * survives a kill; a power cut may cost the last half minute.
 *
 * <p>One thread appends; others may read meanwhile.
 */
public final class RingFile implements AutoCloseable {

  /**
   * Bounds.
   *
   * @param file of the whole file; a row takes 48 bytes and 12 for each service
   * @param services most services in a row
   */
  public record Bounds(Bytes file, int services) {
    /** Three hours at a tick of a second. */
    public static final Bounds USUAL = new Bounds(Bytes.ofMebi(8), 64);
  }

  /**
   * What one sample said of one service.
   *
   * @param age of that life then
   * @param upper the cheap bound
   * @param ruling the figure that decides, where it was read
   */
  public record Reading(
      Moment at,
      String service,
      Incarnation life,
      Duration age,
      Bytes upper,
      Optional<Bytes> ruling) {

    /** As the history of the engine takes it in again; what was not kept is empty. */
    public ServiceSample.Present present() {
      return new ServiceSample.Present(
          service,
          life,
          age,
          List.of(),
          upper,
          ruling,
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          false);
    }
  }

  /** What one sample said. */
  public record Row(Moment at, Bytes used, Bytes total, List<Reading> services) {
    public Row {
      services = List.copyOf(services);
    }
  }

  private final Path path;
  private final Disk disk;
  private final Disk.Store store;
  private final RingLayout layout;
  private final RingTable lives;
  private final RingTable boots;

  /** The newest life of each service, to spare the search; bounded by the services in a row. */
  private final SortedMap<String, RingTable.Name> latest = new TreeMap<>();

  /** Lives in the newest row: their names are not given up. */
  private SortedSet<Long> current = new TreeSet<>();

  private long generation;
  private int damagedRows;

  private RingFile(Path path, Disk disk, Disk.Store store, RingLayout layout) throws IOException {
    this.path = path;
    this.disk = disk;
    this.store = store;
    this.layout = layout;
    this.lives = new RingTable(store, layout.livesAt(), RingLayout.LIVES);
    this.boots = new RingTable(store, layout.bootsAt(), RingLayout.BOOTS);
    byte[] row = new byte[RingRow.size(layout.services())];
    for (long g = 1; g <= layout.rows(); g++) {
      survey(row, g);
    }
  }

  private void survey(byte[] bytes, long place) throws IOException {
    store.read(bytes, bytes.length, layout.rowAt(place));
    Optional<RingRow> row = RingRow.of(bytes);
    if (row.isEmpty()) {
      for (byte b : bytes) {
        if (b != 0) {
          damagedRows++;
          return;
        }
      }
    } else if (row.get().generation() > generation) {
      generation = row.get().generation();
      current = lives(row.get());
    }
  }

  private static SortedSet<Long> lives(RingRow row) {
    SortedSet<Long> lives = new TreeSet<>();
    row.cells().forEach(cell -> lives.add((long) cell.life()));
    return lives;
  }

  /**
   * Opens the history for writing; makes and allocates it where it is missing. Where it is refused,
   * judge from memory.
   */
  public static Opened<RingFile> open(Path file, Bounds bounds) {
    return open(file, bounds, Disk.REAL);
  }

  static Opened<RingFile> open(Path file, Bounds bounds, Disk disk) {
    RingLayout wanted = RingLayout.of(bounds.file, bounds.services);
    try {
      if (!Files.exists(file)) {
        make(file, wanted, disk);
      }
      return check(file, disk, disk.open(file), Optional.of(wanted));
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e, disk.usable(AtomicFile.folder(file)), wanted.size());
      return new Opened.Refused<>(
          trouble.word() + ": no history in " + file + " (" + e.getMessage() + ")");
    }
  }

  /** Opens a history only to read it. */
  public static Opened<RingFile> openToRead(Path file) {
    try {
      return check(file, Disk.REAL, Disk.REAL.openToRead(file), Optional.empty());
    } catch (IOException e) {
      return new Opened.Refused<>(file + " cannot be read (" + e.getMessage() + ")");
    }
  }

  private static void make(Path file, RingLayout layout, Disk disk) throws IOException {
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

  private static Opened<RingFile> check(
      Path file, Disk disk, Disk.Store store, Optional<RingLayout> wanted) throws IOException {
    Optional<RingLayout> found = RingLayout.read(store);
    if (found.isEmpty()
        || (found.get().format() == RingLayout.FORMAT && store.size() < found.get().size())) {
      store.close();
      return new Opened.Refused<>(
          file
              + " is no history file, or its beginning is damaged: move it away to begin a new one");
    }
    if (found.get().format() > RingLayout.FORMAT) {
      store.close();
      return new Opened.Refused<>(
          "%s was written by a newer release (format %d, this one reads up to %d): move it away to begin a new one"
              .formatted(file, found.get().format(), RingLayout.FORMAT));
    }
    RingFile ring = new RingFile(file, disk, store, found.get());
    List<String> remarks = new ArrayList<>();
    if (ring.damagedRows > 0) {
      remarks.add(
          ring.damagedRows
              + " of "
              + ring.layout.rows()
              + " rows of "
              + file
              + " are damaged and left out");
    }
    if (ring.lives.lost() + ring.boots.lost() > 0) {
      remarks.add(
          "the names of "
              + (ring.lives.lost() + ring.boots.lost())
              + " lives or boots in "
              + file
              + " are damaged: their rows are left out");
    }
    if (wanted.isPresent() && !wanted.get().equals(found.get())) {
      remarks.add(
          "%s keeps its size of %s for %d services: move it away to begin one of another size"
              .formatted(file, new Bytes(found.get().size()), found.get().services()));
    }
    return new Opened.Ready<>(ring, List.of(), remarks);
  }

  /**
   * Writes one row; services beyond the bound are left out. Not forced: what a kill cannot take is
   * enough here.
   */
  public synchronized Written append(Sample sample) {
    try {
      Moment at = sample.at();
      long boot = at.boot().toMillis();
      List<RingRow.Cell> cells = new ArrayList<>();
      SortedSet<Long> now = new TreeSet<>();
      for (ServiceSample service : sample.services()) {
        if (service instanceof ServiceSample.Present present && cells.size() < layout.services()) {
          long life = life(present, boot, now);
          now.add(life);
          cells.add(
              new RingRow.Cell(
                  (int) life, present.upper().value(), present.ruling().map(Bytes::value)));
        }
      }
      RingRow row =
          new RingRow(
              generation + 1,
              at.wall().toEpochMilli(),
              boot,
              (int) bootNumber(at.bootId()),
              sample.server().used().value(),
              sample.server().total().value(),
              cells);
      byte[] bytes = row.bytes(layout.services());
      store.write(bytes, bytes.length, layout.rowAt(row.generation()));
      generation++;
      current = now;
      return new Kept(false);
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e, disk.usable(AtomicFile.folder(path)), 0);
      return new Lost(trouble, trouble.word() + ": " + path + " (" + e.getMessage() + ")");
    }
  }

  private long life(ServiceSample.Present present, long boot, SortedSet<Long> now)
      throws IOException {
    String service = present.service();
    String id = present.life().id();
    RingTable.Name last = latest.get(service);
    if (last != null && last.second().equals(id) && lives.name(last.number()).isPresent()) {
      return last.number();
    }
    Optional<RingTable.Name> known = lives.find(service, id);
    long started = boot - present.age().toMillis();
    RingTable.Name name =
        known.isPresent()
            ? known.get()
            : lives.add(started, service, id, n -> current.contains(n) || now.contains(n));
    if (latest.size() >= layout.services()) {
      latest.clear();
    }
    latest.put(service, name);
    return name.number();
  }

  private long bootNumber(String bootId) throws IOException {
    Optional<RingTable.Name> known = boots.find(bootId, "");
    return known.isPresent() ? known.get().number() : boots.add(0, bootId, "", _ -> false).number();
  }

  /** Every good row, oldest first, until the visitor has enough. */
  public void rows(Predicate<Row> goOn) throws IOException {
    long newest;
    synchronized (this) {
      newest = generation;
    }
    byte[] bytes = new byte[RingRow.size(layout.services())];
    for (long g = StrictMath.max(1, newest - layout.rows() + 1); g <= newest; g++) {
      Optional<Row> row = row(bytes, g);
      if (row.isPresent() && !goOn.test(row.get())) {
        return;
      }
    }
  }

  private synchronized Optional<Row> row(byte[] bytes, long wanted) throws IOException {
    store.read(bytes, bytes.length, layout.rowAt(wanted));
    return RingRow.of(bytes).filter(row -> row.generation() == wanted).flatMap(this::row);
  }

  private Optional<Row> row(RingRow row) {
    return boots
        .name(row.bootIndex())
        .map(boot -> {
          Moment at =
              new Moment(
                  Instant.ofEpochMilli(row.wall()), Duration.ofMillis(row.boot()), boot.first());
          List<Reading> readings = new ArrayList<>();
          for (RingRow.Cell cell : row.cells()) {
            lives.name(cell.life()).ifPresent(life -> readings.add(reading(at, life, cell)));
          }
          return new Row(at, new Bytes(row.used()), new Bytes(row.total()), readings);
        });
  }

  private static Reading reading(Moment at, RingTable.Name life, RingRow.Cell cell) {
    return new Reading(
        at,
        life.first(),
        new Incarnation(life.second()),
        Duration.ofMillis(StrictMath.max(0, at.boot().toMillis() - life.started())),
        new Bytes(cell.upper()),
        cell.ruling().map(Bytes::new));
  }

  /**
   * The readings of one service with a wall time from {@code from} on and before {@code to}, oldest
   * first.
   */
  public List<Reading> readings(String service, Instant from, Instant to) throws IOException {
    List<Reading> found = new ArrayList<>();
    rows(row -> {
      Instant wall = row.at().wall();
      if (!wall.isBefore(from) && wall.isBefore(to)) {
        row.services().stream()
            .filter(reading -> reading.service().equals(service))
            .forEach(found::add);
      }
      return true;
    });
    return found;
  }

  /** Most rows that it holds. */
  public int capacity() {
    return layout.rows();
  }

  /** Forces what was written to the medium. */
  public synchronized void force() throws IOException {
    store.force();
  }

  @Override
  public synchronized void close() throws IOException {
    store.close();
  }
}
