package io.staunch.agent.main;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.history.Archive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a service, those of one life that fall into the same part of a span put together; so that
 * an answer stays small however much there is. Lowest and highest are kept.
 */
final class Thinned {
  private final Instant from;
  private final long part;
  private final List<Archive.Row> rows = new ArrayList<>();

  /**
   * @param most parts of the span from {@code from} to {@code to}
   */
  Thinned(Instant from, Instant to, int most) {
    this.from = from;
    part = Math.max(1, Math.ceilDiv(Duration.between(from, to).toMillis(), (long) most));
  }

  void add(Archive.Row row) {
    if (rows.isEmpty()) {
      rows.add(row);
      return;
    }
    Archive.Row last = rows.getLast();
    if (last.life().equals(row.life()) && part(last) == part(row)) {
      rows.set(rows.size() - 1, together(last, row));
    } else {
      rows.add(row);
    }
  }

  private long part(Archive.Row row) {
    return Math.floorDiv(Duration.between(from, row.at()).toMillis(), part);
  }

  private static Archive.Row together(Archive.Row one, Archive.Row other) {
    long readings = one.readings() + other.readings();
    Duration span = Duration.between(one.at(), other.at().plus(other.span()));
    return new Archive.Row(
        one.at(),
        span.compareTo(one.span()) > 0 ? span : one.span(),
        one.life(),
        other.low().compareTo(one.low()) < 0 ? other.low() : one.low(),
        mean(one.mean(), one.readings(), other.mean(), other.readings()),
        one.high().max(other.high()),
        readings,
        mean(one.used(), one.readings(), other.used(), other.readings()),
        other.total());
  }

  private static Bytes mean(Bytes one, long readings, Bytes other, long others) {
    double sum = (double) one.value() * readings + (double) other.value() * others;
    return new Bytes(Math.round(sum / (readings + others)));
  }

  List<Archive.Row> rows() {
    return List.copyOf(rows);
  }
}
