package io.staunch.core.act;

import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far one order has come: a fold over its journal records, the same whether they are written or
 * read back.
 *
 * <p>Idempotent: a record that is read twice changes nothing.
 */
final class Progress {
  private final HandRecord.Received received;

  /** In the order they were begun; at most one per step and compensation step. */
  private final List<Mark> marks = new ArrayList<>();

  /** The service's life as last seen; empty where it was down. */
  private Optional<Incarnation> current;

  private Incarnation newest;
  private boolean recovered;
  private boolean unwritten;

  /**
   * One step that was begun.
   *
   * @param meant the life it was meant for
   */
  record Mark(
      int step,
      boolean compensating,
      Step what,
      Incarnation meant,
      Moment began,
      Optional<StepResult> result) {
    boolean ended(StepResult.End end) {
      return result.filter(r -> r.end() == end).isPresent();
    }

    /** Whether it may have changed something: it was begun, and no answer says it was not. */
    boolean took() {
      return !ended(StepResult.End.CHANGED) && !ended(StepResult.End.HELD);
    }

    private Mark with(StepResult end) {
      return new Mark(step, compensating, what, meant, began, Optional.of(end));
    }
  }

  Progress(HandRecord.Received received) {
    this.received = received;
    this.newest = received.what().expected();
    this.current = Optional.of(newest);
  }

  void begin(HandRecord.Began began) {
    List<Step> steps = began.compensating() ? order().compensation() : order().steps();
    if (began.step() >= steps.size() || began.step() < nextStep(began.compensating())) {
      return;
    }
    running().ifPresent(mark -> end(mark, unwrittenEnd(mark, began)));
    Step what = steps.get(began.step());
    marks.add(
        new Mark(
            began.step(), began.compensating(), what, meant(what), began.at(), Optional.empty()));
  }

  /** Before a new life is there a step means the one that was judged, then the one that came. */
  private Incarnation meant(Step what) {
    boolean afterwards =
        what instanceof Step.Settle
            || what.is(Step.Purpose.HEALTH)
            || what.is(Step.Purpose.UNDRAIN);
    return afterwards ? newest : order().expected();
  }

  void end(HandRecord.Ended ended) {
    running()
        .filter(mark -> mark.step() == ended.step() && mark.compensating() == ended.compensating())
        .ifPresent(mark -> end(mark, ended.result()));
  }

  private void end(Mark mark, StepResult result) {
    marks.set(marks.size() - 1, mark.with(result));
    see(result.now());
  }

  /**
   * A step whose end could not be written, though the next one was: the hand went on, so a drain
   * had gone well; what an act brought is not known.
   */
  private StepResult unwrittenEnd(Mark mark, HandRecord.Began next) {
    boolean wentOn =
        !next.compensating() && (!mark.what().disrupts() || mark.what().is(Step.Purpose.DRAIN));
    return new StepResult(
        wentOn ? StepResult.End.OK : StepResult.End.UNKNOWN,
        current,
        "its end was not written down",
        next.at().since(mark.began()).orElse(Duration.ZERO));
  }

  /** What life was seen just now. */
  void see(Optional<Incarnation> life) {
    current = life;
    newest = life.orElse(newest);
  }

  /** The agent died while this order was open. */
  void recover() {
    recovered = true;
  }

  /** A record of this order could not be written. */
  void unwritten() {
    unwritten = true;
  }

  boolean isRecovered() {
    return recovered;
  }

  boolean isUnwritten() {
    return unwritten;
  }

  Order order() {
    return received.what();
  }

  HandRecord.Received received() {
    return received;
  }

  Moment since() {
    return received.at();
  }

  List<Mark> marks() {
    return List.copyOf(marks);
  }

  /** The service's life as last seen; empty where it was down. */
  Optional<Incarnation> current() {
    return current;
  }

  /** The newest life that was ever seen up: the one to settle and to be healthy. */
  Incarnation newest() {
    return newest;
  }

  /** The step that was begun and has not ended. */
  Optional<Mark> running() {
    return marks.isEmpty()
        ? Optional.empty()
        : Optional.of(marks.getLast()).filter(mark -> mark.result().isEmpty());
  }

  /** The first step that was not begun yet, of the steps or of the compensation. */
  int nextStep(boolean compensating) {
    return marks.stream()
            .filter(mark -> mark.compensating() == compensating)
            .mapToInt(Mark::step)
            .max()
            .orElse(-1)
        + 1;
  }

  /** Whether anything was disrupted, as far as anyone knows. */
  boolean touched() {
    return marks.stream().anyMatch(mark -> mark.what().disrupts() && mark.took());
  }

  /** Whether we may have stopped the service. */
  boolean stopped() {
    return marks.stream().anyMatch(mark -> mark.what().stops() && mark.took());
  }

  /** Whether a step of the plan for this purpose may have taken effect. */
  boolean took(Step.Purpose purpose, boolean compensating) {
    return marks.stream()
        .anyMatch(
            mark -> mark.compensating() == compensating && mark.what().is(purpose) && mark.took());
  }

  /** Whether a step for this purpose ended well. */
  boolean did(Step.Purpose purpose) {
    return marks.stream()
        .anyMatch(mark -> mark.what().is(purpose) && mark.ended(StepResult.End.OK));
  }

  boolean compensating() {
    return marks.stream().anyMatch(Mark::compensating);
  }

  /** Whether a boot lies between receipt and {@code at}. */
  boolean bootedSince(Moment at) {
    return !since().bootId().equals(at.bootId());
  }

  /** The records this was folded from, for a journal that is written anew. */
  List<HandRecord> records() {
    List<HandRecord> records = new ArrayList<>();
    records.add(received);
    long number = order().number();
    for (Mark mark : marks) {
      records.add(new HandRecord.Began(number, mark.step(), mark.compensating(), mark.began()));
      mark.result()
          .ifPresent(result ->
              records.add(
                  new HandRecord.Ended(
                      number,
                      mark.step(),
                      mark.compensating(),
                      result,
                      mark.began().plus(result.took()))));
    }
    return records;
  }
}
