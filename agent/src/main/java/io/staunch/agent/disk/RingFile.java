package io.staunch.agent.disk;

import io.staunch.agent.disk.Written.Kept;
import io.staunch.agent.disk.Written.Lost;
import io.staunch.agent.disk.Written.Trouble;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.LifeFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * History on disk: a file of fixed size with a row for each sample, for five minutes and for an
 * hour ({@link Tier}), the newest over the oldest, and the lives that they speak of. Rows have a
 * generation and a checksum of their own, so a flipped byte or a torn write costs one row. It is
 * allocated in full when it is made, so it goes on when the disk is full, and what was written
 * survives a kill; a power cut may cost the last half minute.
 *
 * <p>One thread appends; others may read meanwhile.
 */
public final class RingFile implements AutoCloseable {

  /**
   * Bounds.
   *
   * @param file of the whole file; see docs/history.md for what goes where
   * @param services most services in a row
   */
  public record Bounds(Bytes file, int services) {
    /** Fifteen hours at a tick of a second, four weeks of five minutes, half a year of hours. */
    public static final Bounds USUAL = new Bounds(Bytes.ofMebi(64), 64);
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

  /** What a life ran as, so far as the agent's eyes know. */
  @FunctionalInterface
  public interface Facts {
    Facts UNKNOWN = _ -> LifeFacts.NONE;

    LifeFacts of(ServiceSample.Present service);
  }

  private final Path path;
  private final Disk disk;
  private final RingStore store;
  private final RingTiers tiers;
  private final RingNames names;

  RingFile(Path path, Disk disk, RingStore store) throws IOException {
    this.path = path;
    this.disk = disk;
    this.store = store;
    names = new RingNames(store);
    tiers =
        new RingTiers(store.rows(Tier.FINE), store.rows(Tier.COARSE), store.layout().services());
  }

  /**
   * Opens the history for writing; makes and allocates it where it is missing, and turns one of the
   * release before into one of this. Where it is refused, judge from memory.
   */
  public static Opened<RingFile> open(Path file, Bounds bounds) {
    return open(file, bounds, Disk.REAL);
  }

  static Opened<RingFile> open(Path file, Bounds bounds, Disk disk) {
    return new RingOpening(file, disk).open(RingLayout.of(bounds.file, bounds.services));
  }

  /** Opens a history only to read it. */
  public static Opened<RingFile> openToRead(Path file) {
    return new RingOpening(file, Disk.REAL).openToRead();
  }

  /** Folds what is on the disk and in no coarser row yet. */
  synchronized void catchUp() throws IOException {
    tiers.catchUp(store.rows(Tier.RAW));
  }

  /** As below, where nothing is known of the lives. */
  public Written append(Sample sample) {
    return append(sample, Facts.UNKNOWN);
  }

  /**
   * Writes one row; services beyond the bound are left out. Not forced: what a kill cannot take is
   * enough here.
   */
  public synchronized Written append(Sample sample, Facts facts) {
    try {
      write(
          sample.at(),
          sample.server().used().value(),
          sample.server().total().value(),
          sample.services(),
          facts);
      return new Kept(false);
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e, disk.usable(AtomicFile.folder(path)), 0);
      return new Lost(trouble, trouble.word() + ": " + path + " (" + e.getMessage() + ")");
    }
  }

  /** A row that another file held. */
  boolean take(Row row) throws IOException {
    List<ServiceSample> services = new ArrayList<>();
    row.services().forEach(reading -> services.add(reading.present()));
    write(row.at(), row.used().value(), row.total().value(), services, Facts.UNKNOWN);
    return true;
  }

  private void write(Moment at, long used, long total, List<ServiceSample> services, Facts facts)
      throws IOException {
    long boot = at.boot().toMillis();
    List<RingRow.Cell> cells = new ArrayList<>();
    for (ServiceSample service : services) {
      if (service instanceof ServiceSample.Present present
          && cells.size() < store.layout().services()) {
        long life = names.life(present, at, facts);
        cells.add(
            new RingRow.Cell(
                (int) life, present.upper().value(), present.ruling().map(Bytes::value)));
      }
    }
    RingRows raw = store.rows(Tier.RAW);
    long wall = at.wall().toEpochMilli();
    int bootIndex = (int) names.boot(at.bootId());
    RingRow row = new RingRow(raw.newest() + 1, wall, boot, bootIndex, used, total, cells);
    raw.write(row.bytes(store.layout().services()));
    names.written();
    tiers.add(row);
  }

  /** What it says of single services, and of spans of time. */
  public RingReader reader() {
    return new RingReader(store, tiers, this);
  }

  /** Every good row of samples, oldest first, until the visitor has enough. */
  public void rows(Predicate<Row> goOn) throws IOException {
    reader().rows(1, goOn);
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

  /** Most rows that it holds of a tier. */
  public int capacity(Tier tier) {
    return store.rows(tier).capacity();
  }

  /** Most services in a row. */
  public int services() {
    return store.layout().services();
  }

  /** Of the whole file. */
  public Bytes size() {
    return new Bytes(store.layout().size());
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
