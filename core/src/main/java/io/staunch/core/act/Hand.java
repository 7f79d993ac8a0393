package io.staunch.core.act;

import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Performs orders, each once: writes down before it begins, compares before it acts, never repeats,
 * and restores by itself. Nobody need send a second message for anything to be put back.
 *
 * <p>A small state machine without clock, disk or thread. What it asks of the shell is answered
 * with events; every wait has a bound, so an order always ends as long as ticks arrive.
 */
public final class Hand {
  /** Orders that may be open at the same time; further ones are refused. */
  public static final int MOST_OPEN = 64;

  /** Steps of an order, and of its compensation; longer orders are refused. */
  public static final int MOST_STEPS = 32;

  private final SortedMap<Long, OpenOrder> open = new TreeMap<>();
  private final Pen pen = new Pen();
  private final Remembered remembered = new Remembered();
  private final Closings closings = new Closings(remembered, pen);
  private long term = Long.MIN_VALUE;
  private long ruling = Long.MIN_VALUE;
  private boolean recovered;

  /**
   * Takes one event and says what is to be done, in order.
   *
   * @throws IllegalStateException when the first event is not {@link HandEvent.Recovered}, or a
   *     later one is
   */
  public List<HandEffect> on(HandEvent event) {
    if (event instanceof HandEvent.Recovered == recovered) {
      throw new IllegalStateException(
          "recovery is the first event of a run and comes once, not " + event);
    }
    switch (event) {
      case HandEvent.Ordered(Order order, Moment at) -> ordered(order, at);
      case HandEvent.Inquired inquired -> inquired(inquired);
      case HandEvent.Journaled journaled -> {
        open.values().forEach(order -> order.journaled(journaled));
        closings.journaled(journaled);
      }
      case HandEvent.StepEnded ended ->
          Optional.ofNullable(open.get(ended.order())).ifPresent(order -> order.stepEnded(ended));
      case HandEvent.Seen seen ->
          Optional.ofNullable(open.get(seen.order())).ifPresent(order -> order.seen(seen));
      case HandEvent.Ticked(Moment at) -> {
        open.values().forEach(order -> order.ticked(at));
        closings.ticked(at);
      }
      case HandEvent.Recovered journal -> recover(journal);
    }
    closeEnded(event.at());
    return pen.take();
  }

  /**
   * Everything a journal must hold that is written anew to keep it small; bounded as open and
   * remembered orders are.
   */
  public List<HandRecord> journal() {
    List<HandRecord> records = new ArrayList<>(remembered.records());
    records.addAll(closings.records());
    open.values().forEach(order -> records.addAll(order.records()));
    return List.copyOf(records);
  }

  private void ordered(Order order, Moment at) {
    long number = order.number();
    if (open.containsKey(number) || closings.contains(number)) {
      return;
    }
    Optional<Outcome> before = remembered.find(order.ruling(), number);
    if (before.isPresent()) {
      pen.ask(new HandEffect.Report(before.get()));
    } else if (remembered.isForgotten(order.ruling(), number)) {
      report(number, order.service(), Outcome.End.UNKNOWN, FORGOTTEN);
    } else if (order.ruling() < ruling) {
      report(
          number, order.service(), Outcome.End.NOT_DONE, older("ruling", order.ruling(), ruling));
    } else if (order.term() < term) {
      report(number, order.service(), Outcome.End.NOT_DONE, older("term", order.term(), term));
    } else {
      raise(order);
      Optional<String> refusal = refusal(order);
      if (refusal.isPresent()) {
        refuse(order.ruling(), number, order.service(), refusal.get(), at);
      } else {
        open.put(number, OpenOrder.received(order, at, pen));
      }
    }
  }

  private static final String FORGOTTEN =
      "the order is older than the hand remembers: nothing was done for it now";

  private static String older(String what, long its, long current) {
    return what + " " + its + " of the order is older than the current " + what + " " + current;
  }

  private void raise(Order order) {
    ruling = StrictMath.max(ruling, order.ruling());
    term = StrictMath.max(term, order.term());
  }

  private Optional<String> refusal(Order order) {
    if (order.steps().size() > MOST_STEPS || order.compensation().size() > MOST_STEPS) {
      return Optional.of("an order may have " + MOST_STEPS + " steps at most");
    }
    if (order.compensation().stream().anyMatch(Step::disrupts)) {
      return Optional.of("a compensation may not disrupt");
    }
    if (open.size() >= MOST_OPEN) {
      return Optional.of(MOST_OPEN + " orders are open already");
    }
    return open.values().stream()
        .map(other -> other.done().order())
        .filter(other -> other.service().equals(order.service()))
        .map(other -> "order " + other.number() + " on " + other.service() + " is still open")
        .findFirst();
  }

  private void inquired(HandEvent.Inquired asked) {
    long number = asked.order();
    if (open.containsKey(number) || closings.contains(number)) {
      return;
    }
    Optional<Outcome> before = remembered.find(number);
    if (before.isPresent()) {
      pen.ask(new HandEffect.Report(before.get()));
    } else if (remembered.isForgotten(ruling, number)) {
      report(number, asked.service(), Outcome.End.UNKNOWN, FORGOTTEN);
    } else {
      refuse(ruling, number, asked.service(), "the order never reached the hand", asked.at());
    }
  }

  /**
   * Remembered like any other outcome: an order that comes after it was refused is late and not
   * done either.
   */
  private void refuse(long byRuling, long number, String service, String reason, Moment at) {
    if (!closings.isFull()) {
      closings.close(
          byRuling, notBegun(number, service, Outcome.End.NOT_DONE, reason), List.of(), at);
    }
  }

  private void report(long number, String service, Outcome.End end, String reason) {
    pen.ask(new HandEffect.Report(notBegun(number, service, end, reason)));
  }

  private static Outcome notBegun(long number, String service, Outcome.End end, String reason) {
    return new Outcome(
        number, service, end, Optional.empty(), List.of(), false, reason, Duration.ZERO);
  }

  private void closeEnded(Moment at) {
    for (OpenOrder order : List.copyOf(open.values())) {
      order
          .outcome()
          .ifPresent(outcome -> {
            open.remove(outcome.order());
            closings.close(order.done().order().ruling(), outcome, order.done().records(), at);
          });
    }
  }

  private void recover(HandEvent.Recovered event) {
    recovered = true;
    SortedMap<Long, Progress> unfinished = new TreeMap<>();
    for (HandRecord record : event.journal()) {
      fold(record, unfinished);
    }
    unfinished.forEach((number, done) -> {
      Optional<Incarnation> life =
          Optional.ofNullable(event.livesNow().get(done.order().service()));
      open.put(number, OpenOrder.recovered(done, life, event.at(), pen));
    });
  }

  private void fold(HandRecord record, SortedMap<Long, Progress> unfinished) {
    switch (record) {
      case HandRecord.Received received -> {
        Order order = received.what();
        raise(order);
        if (remembered.find(order.ruling(), order.number()).isEmpty()) {
          unfinished.putIfAbsent(order.number(), new Progress(received));
        }
      }
      case HandRecord.Began began ->
          Optional.ofNullable(unfinished.get(began.order())).ifPresent(done -> done.begin(began));
      case HandRecord.Ended ended ->
          Optional.ofNullable(unfinished.get(ended.order())).ifPresent(done -> done.end(ended));
      case HandRecord.Closed closed -> {
        Optional<Progress> done = Optional.ofNullable(unfinished.remove(closed.order()));
        long its = done.map(progress -> progress.order().ruling()).orElse(ruling);
        List<HandRecord> records = done.map(Progress::records).orElse(List.of());
        remembered.add(its, closed.outcome(), records, closed);
      }
    }
  }
}
