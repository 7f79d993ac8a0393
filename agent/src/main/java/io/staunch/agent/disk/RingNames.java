package io.staunch.agent.disk;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.LifeFacts;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers for lives and boots, as rows name them; what a life ran as is kept with its number. */
final class RingNames {
  private final RingStore store;

  /** The newest life of each service, to spare the search; bounded by the services in a row. */
  private final SortedMap<String, Known> latest = new TreeMap<>();

  private record Known(Incarnation id, RingLives.Life life, LifeFacts facts) {}

  /** Lives in the newest row and in the one that is being made: their names are not given up. */
  private SortedSet<Long> current = new TreeSet<>();

  private SortedSet<Long> next = new TreeSet<>();

  RingNames(RingStore store) throws IOException {
    this.store = store;
    RingRows raw = store.rows(Tier.RAW);
    if (raw.newest() > 0) {
      raw.read(raw.newest())
          .map(RingRow::of)
          .ifPresent(
              row -> row.cells().forEach(cell -> current.add(Integer.toUnsignedLong(cell.life()))));
    }
  }

  /** The row that named the latest lives is on the disk. */
  void written() {
    current = next;
    next = new TreeSet<>();
  }

  /** The number of a service's present life; a life that was not seen before gets one. */
  long life(ServiceSample.Present present, Moment at, RingFile.Facts source) throws IOException {
    long number = find(present, at, source);
    next.add(number);
    return number;
  }

  private long find(ServiceSample.Present present, Moment at, RingFile.Facts source)
      throws IOException {
    String service = present.service();
    LifeFacts read = source.of(present);
    LifeFacts facts =
        new LifeFacts(read.executable(), read.command(), present.ceiling().or(read::ceiling));
    Known last = latest.get(service);
    if (last != null && last.id().equals(present.life())) {
      LifeFacts all = facts.or(last.facts());
      if (!all.equals(last.facts())) {
        latest.put(service, new Known(last.id(), store.lives().change(last.life(), all), all));
      }
      return last.life().number();
    }
    Optional<RingLives.Life> known = store.lives().find(service, present.life());
    long age = present.age().toMillis();
    RingLives.Life life =
        known.isPresent()
            ? known.get()
            : store
                .lives()
                .add(
                    new RingLives.Life(
                        0,
                        0,
                        at.boot().toMillis() - age,
                        at.wall().toEpochMilli() - age,
                        service,
                        present.life(),
                        facts),
                    number -> current.contains(number) || next.contains(number));
    if (latest.size() >= 2 * store.layout().services()) {
      latest.clear();
    }
    latest.put(service, new Known(present.life(), life, known.isPresent() ? life.facts() : facts));
    return life.number();
  }

  long boot(String bootId) throws IOException {
    Optional<RingTable.Name> known = store.boots().find(bootId, "");
    return known.isPresent()
        ? known.get().number()
        : store.boots().add(0, bootId, "", _ -> false).number();
  }
}
