package io.staunch.core.act;

import io.staunch.core.fleet.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Outcomes on their way into the journal: told only when they are durable, or when it is known that
 * they cannot be.
 */
final class Closings {
  /**
   * Refusals and answers to inquiries on their way at a time; what comes beyond is not answered, as
   * if it were lost.
   */
  static final int MOST = 64;

  /** By order number; at most {@link #MOST} beside the orders that were open. */
  private final SortedMap<Long, Closing> closings = new TreeMap<>();

  private final Remembered remembered;
  private final Pen pen;

  private record Closing(
      long seq, long ruling, HandRecord.Closed record, List<HandRecord> records, Moment since) {}

  Closings(Remembered remembered, Pen pen) {
    this.remembered = remembered;
    this.pen = pen;
  }

  /**
   * @param records what the journal holds of the order so far
   */
  void close(long ruling, Outcome outcome, List<HandRecord> records, Moment at) {
    HandRecord.Closed closed = new HandRecord.Closed(outcome.order(), outcome, at);
    closings.put(
        outcome.order(), new Closing(pen.write(closed), ruling, closed, List.copyOf(records), at));
  }

  boolean contains(long order) {
    return closings.containsKey(order);
  }

  boolean isFull() {
    return closings.size() >= MOST;
  }

  void journaled(HandEvent.Journaled answer) {
    closings.values().stream()
        .filter(closing -> closing.seq() == answer.seq())
        .toList()
        .forEach(closing -> tell(closing, answer.durable()));
  }

  void ticked(Moment at) {
    closings.values().stream()
        .filter(closing -> Course.passed(closing.since(), OpenOrder.WRITE_WAIT, at))
        .toList()
        .forEach(closing -> tell(closing, false));
  }

  List<HandRecord> records() {
    List<HandRecord> records = new ArrayList<>();
    for (Closing closing : closings.values()) {
      records.addAll(closing.records());
      records.add(closing.record());
    }
    return records;
  }

  private void tell(Closing closing, boolean durable) {
    Outcome outcome = closing.record().outcome();
    Outcome told = durable ? outcome : Ending.unwritten(outcome);
    closings.remove(told.order());
    remembered.add(closing.ruling(), told, closing.records(), closing.record());
    pen.ask(new HandEffect.Report(told));
  }
}
