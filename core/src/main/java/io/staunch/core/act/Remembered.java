package io.staunch.core.act;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The outcomes of the last closed orders, so that a repeated order is told again and never done
 * again. What is older than the oldest remembered one is refused unseen.
 */
final class Remembered {
  /** How many outcomes are kept. */
  static final int MOST = 256;

  private final SortedMap<Key, Closed> closed = new TreeMap<>();

  /** Order numbers rise within a ruling, and rulings rise. */
  private record Key(long ruling, long number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparingLong(Key::ruling)
          .thenComparingLong(Key::number)
          .compare(this, other);
    }
  }

  /**
   * @param received the order itself; empty where it never reached the hand or was refused at once
   */
  private record Closed(Outcome outcome, Optional<HandRecord> received, HandRecord closed) {}

  /**
   * @param records what the journal holds of it; only what a later run needs is kept
   */
  void add(long ruling, Outcome outcome, List<HandRecord> records, HandRecord.Closed record) {
    Optional<HandRecord> received =
        records.stream().filter(HandRecord.Received.class::isInstance).findFirst();
    closed.putIfAbsent(new Key(ruling, outcome.order()), new Closed(outcome, received, record));
    while (closed.size() > MOST) {
      closed.pollFirstEntry();
    }
  }

  /**
   * The outcome of this very order, or the refusal that was given under its number before it came.
   */
  Optional<Outcome> find(long ruling, long number) {
    return newest(
        number,
        entry -> entry.getKey().ruling() == ruling || entry.getValue().received().isEmpty());
  }

  /** The outcome under the newest ruling that knows this number. */
  Optional<Outcome> find(long number) {
    return newest(number, entry -> true);
  }

  private Optional<Outcome> newest(long number, Predicate<Map.Entry<Key, Closed>> fits) {
    return closed.entrySet().stream()
        .filter(entry -> entry.getKey().number() == number && fits.test(entry))
        .map(entry -> entry.getValue().outcome())
        .reduce((older, newer) -> newer);
  }

  /** Whether the order is so old that nobody remembers whether it was done. */
  boolean isForgotten(long ruling, long number) {
    Key key = new Key(ruling, number);
    return closed.size() >= MOST
        && closed.entrySet().stream()
            .filter(entry -> entry.getValue().received().isPresent())
            .findFirst()
            .filter(oldest -> key.compareTo(oldest.getKey()) < 0)
            .isPresent();
  }

  List<HandRecord> records() {
    List<HandRecord> records = new ArrayList<>();
    for (Closed one : closed.values()) {
      one.received().ifPresent(records::add);
      records.add(one.closed());
    }
    return records;
  }
}
