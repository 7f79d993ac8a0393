package io.staunch.agent.main;

import io.staunch.agent.disk.RingFile;
import io.staunch.agent.disk.RingReader;
import io.staunch.agent.disk.Tier;
import io.staunch.agent.main.talk.Excerpt;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Durations;
import io.staunch.core.history.Archive;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The past as the history file holds it. */
record RingPast(RingFile ring, Supplier<Duration> tick) implements Past {
  /** Rows remembered at start; enough for an hour at a tick of a second. */
  private static final int REMEMBERED = 3_600;

  /** Rows of a page. */
  private static final int PAGE = 1_000;

  @Override
  public void keep(Sample sample, RingFile.Facts facts) {
    // a row that could not be written is a gap in the plot; judging goes on from memory
    ring.append(sample, facts);
  }

  @Override
  public List<Event.Remembered> remembered() {
    List<Event.Remembered> rows = new ArrayList<>();
    try {
      ring.reader()
          .newest(
              2 * REMEMBERED,
              row -> {
                row.services()
                    .forEach(
                        reading -> rows.add(new Event.Remembered(reading.at(), reading.present())));
                if (rows.size() > 2 * REMEMBERED) {
                  rows.subList(0, rows.size() - REMEMBERED).clear();
                }
                return true;
              });
    } catch (IOException e) {
      return List.of();
    }
    return rows;
  }

  @Override
  public Excerpt rows(String service, Instant from, Instant to, int most) {
    RingReader reader = ring.reader();
    try {
      Instant begin = later(from, oldest(reader).orElse(to));
      Tier tier = tier(reader, begin, to, most);
      Thinned thinned = new Thinned(begin, to, most);
      reader.each(
          service,
          tier,
          1,
          (_, row) -> {
            if (!row.at().plus(row.span()).isBefore(from) && row.at().isBefore(to)) {
              thinned.add(row);
            }
            return true;
          });
      List<Archive.Row> rows = thinned.rows();
      return new Excerpt(
          lives(reader, service, rows), rows, Optional.of(tier.word()), Optional.empty());
    } catch (IOException e) {
      return Excerpt.NONE;
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Instant> oldest(RingReader reader) throws IOException {
    List<Instant> begins = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      reader.oldest(tier).ifPresent(begins::add);
    }
    return begins.stream().min(Comparator.naturalOrder());
  }

  /** The coarsest that still has so many rows, or a coarser one where that does not reach back. */
  static Tier tier(RingReader reader, Instant from, Instant to, int most) throws IOException {
    Duration wanted = Duration.between(from, to).dividedBy(Math.max(1, most));
    Tier tier =
        Arrays.stream(Tier.values())
            .filter(one -> one.span().compareTo(wanted) <= 0)
            .reduce(Tier.RAW, (_, coarser) -> coarser);
    if (tier == Tier.RAW && !reaches(reader, tier, from)) {
      tier = Tier.FINE;
    }
    return tier == Tier.FINE && !reaches(reader, tier, from) ? Tier.COARSE : tier;
  }

  private static boolean reaches(RingReader reader, Tier tier, Instant from) throws IOException {
    return reader.isWhole(tier)
        || reader
            .oldest(tier)
            .map(oldest -> !oldest.isAfter(from.plus(Tier.FINE.span())))
            .orElse(false);
  }

  private static List<Archive.Life> lives(RingReader reader, String service, List<Archive.Row> rows)
      throws IOException {
    SortedSet<String> seen = new TreeSet<>();
    rows.forEach(row -> seen.add(row.life().id()));
    return reader.lives(service).stream().filter(life -> seen.contains(life.id().id())).toList();
  }

  @Override
  public Excerpt page(String service, Instant from, Instant to, Excerpt.Place place) {
    Tier tier =
        Arrays.stream(Tier.values())
            .filter(one -> one.word().equals(place.tier()))
            .findFirst()
            .orElse(Tier.COARSE);
    RingReader reader = ring.reader();
    List<Archive.Row> rows = new ArrayList<>();
    long[] more = {0};
    try {
      Instant until = tier == Tier.RAW ? to : begin(reader, tier, to);
      reader.each(
          service,
          tier,
          place.row(),
          (number, row) -> {
            if (rows.size() >= PAGE && number > 0) {
              more[0] = number;
              return false;
            }
            boolean finished = number > 0;
            if (finished && !row.at().plus(row.span()).isBefore(from) && row.at().isBefore(until)) {
              rows.add(row);
            }
            return row.at().isBefore(to) || tier == Tier.RAW;
          });
      Optional<Excerpt.Place> next =
          more[0] > 0
              ? Optional.of(new Excerpt.Place(tier.word(), more[0]))
              : tier.finer().map(finer -> new Excerpt.Place(finer.word(), 1));
      return new Excerpt(lives(reader, service, rows), rows, Optional.of(tier.word()), next);
    } catch (IOException e) {
      return Excerpt.NONE;
    }
  }

  /** Where the next finer tier begins; what lies before it only this one knows. */
  private static Instant begin(RingReader reader, Tier tier, Instant to) throws IOException {
    Instant begin = to;
    for (Tier finer : Tier.values()) {
      Optional<Instant> oldest =
          finer.compareTo(tier) < 0 ? reader.oldest(finer) : Optional.empty();
      if (oldest.isPresent() && oldest.get().isBefore(begin)) {
        begin = oldest.get();
      }
    }
    return begin;
  }

  @Override
  public Optional<String> kept() {
    return Optional.of(
        "%s: %s of samples, %s of five minutes, %s of hours; %d services"
            .formatted(
                ring.size(),
                Durations.text(tick.get().multipliedBy(ring.capacity(Tier.RAW))),
                Durations.text(Tier.FINE.span().multipliedBy(ring.capacity(Tier.FINE))),
                Durations.text(Tier.COARSE.span().multipliedBy(ring.capacity(Tier.COARSE))),
                ring.services()));
  }
}
