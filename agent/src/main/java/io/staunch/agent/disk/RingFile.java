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
  private final RingStore store;

  /** The newest life of each service, to spare the search; bounded by the services in a row. */
  private final SortedMap<String, RingTable.Name> latest = new TreeMap<>();

  /** Lives in the newest row: their names are not given up. */
  private SortedSet<Long> current = new TreeSet<>();

  private RingFile(Path path, Disk disk, RingStore store) {
    this.path = path;
    this.disk = disk;
    this.store = store;
    store.newest().ifPresent(row -> row.cells().forEach(cell -> current.add((long) cell.life())));
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
        RingStore.make(file, wanted, disk);
      }
      return opened(file, disk, disk.open(file), Optional.of(wanted));
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e, disk.usable(AtomicFile.folder(file)), wanted.size());
      return new Opened.Refused<>(
          trouble.word() + ": no history in " + file + " (" + e.getMessage() + ")");
    }
  }

  /** Opens a history only to read it. */
  public static Opened<RingFile> openToRead(Path file) {
    try {
      return opened(file, Disk.REAL, Disk.REAL.openToRead(file), Optional.empty());
    } catch (IOException e) {
      return new Opened.Refused<>(file + " cannot be read (" + e.getMessage() + ")");
    }
  }

  private static Opened<RingFile> opened(
      Path file, Disk disk, Disk.Store store, Optional<RingLayout> wanted) throws IOException {
    return switch (RingStore.check(file, store)) {
      case Opened.Refused<RingStore>(String reason) -> new Opened.Refused<>(reason);
      case Opened.Ready<RingStore>(RingStore ring, var gaps, var remarks) -> {
        List<String> told = new ArrayList<>(remarks);
        RingLayout found = ring.layout();
        if (!wanted.orElse(found).equals(found)) {
          told.add(
              "%s keeps its size of %s for %d services: move it away to begin one of another size"
                  .formatted(file, new Bytes(found.size()), found.services()));
        }
        yield new Opened.Ready<>(new RingFile(file, disk, ring), gaps, told);
      }
    };
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
        if (service instanceof ServiceSample.Present present
            && cells.size() < store.layout().services()) {
          long life = life(present, boot, now);
          now.add(life);
          cells.add(
              new RingRow.Cell(
                  (int) life, present.upper().value(), present.ruling().map(Bytes::value)));
        }
      }
      RingRow row =
          new RingRow(
              store.generation() + 1,
              at.wall().toEpochMilli(),
              boot,
              (int) bootNumber(at.bootId()),
              sample.server().used().value(),
              sample.server().total().value(),
              cells);
      store.write(row);
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
    if (last != null && last.second().equals(id) && store.lives().name(last.number()).isPresent()) {
      return last.number();
    }
    Optional<RingTable.Name> known = store.lives().find(service, id);
    long started = boot - present.age().toMillis();
    RingTable.Name name =
        known.isPresent()
            ? known.get()
            : store.lives().add(started, service, id, n -> current.contains(n) || now.contains(n));
    if (latest.size() >= store.layout().services()) {
      latest.clear();
    }
    latest.put(service, name);
    return name.number();
  }

  private long bootNumber(String bootId) throws IOException {
    Optional<RingTable.Name> known = store.boots().find(bootId, "");
    return known.isPresent()
        ? known.get().number()
        : store.boots().add(0, bootId, "", _ -> false).number();
  }

  /** Every good row, oldest first, until the visitor has enough. */
  public void rows(Predicate<Row> goOn) throws IOException {
    long newest;
    synchronized (this) {
      newest = store.generation();
    }
    for (long g = StrictMath.max(1, newest - capacity() + 1); g <= newest; g++) {
      Optional<Row> row = row(g);
      if (row.isPresent() && !goOn.test(row.get())) {
        return;
      }
    }
  }

  private synchronized Optional<Row> row(long generation) throws IOException {
    return store.read(generation).flatMap(this::row);
  }

  private Optional<Row> row(RingRow row) {
    return store
        .boots()
        .name(row.bootIndex())
        .map(boot -> {
          Moment at =
              new Moment(
                  Instant.ofEpochMilli(row.wall()), Duration.ofMillis(row.boot()), boot.first());
          List<Reading> readings = new ArrayList<>();
          for (RingRow.Cell cell : row.cells()) {
            store
                .lives()
                .name(cell.life())
                .ifPresent(life -> readings.add(reading(at, life, cell)));
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
    return store.layout().rows();
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
