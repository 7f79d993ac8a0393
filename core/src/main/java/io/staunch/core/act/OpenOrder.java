package io.staunch.core.act;

import io.staunch.core.act.Progress.Mark;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One order on its way: waits for one answer at a time, writes down each step before it begins and
 * after it has ended. Every wait has a bound, so ticks alone bring it to its end.
 */
final class OpenOrder {
  /** How long the journal may take to answer before a record counts as not written. */
  static final Duration WRITE_WAIT = Duration.ofSeconds(10);

  /** How long after a step's longest duration its answer may still come. */
  static final Duration ANSWER_WAIT = HandEffect.Perform.BEGIN_WITHIN.plusSeconds(10);

  /** How long a look at the service may take. */
  static final Duration LOOK_WAIT = Duration.ofSeconds(10);

  private static final String DIED = "the agent died while it ran";

  private final Progress done;
  private final Pen pen;
  private Phase phase;

  /** What the order waits for. */
  private sealed interface Phase {
    record Writing(long seq, HandRecord record, Moment since) implements Phase {}

    record Performing(Moment since) implements Phase {}

    /** We died while a step ran; what it began may still be going on. */
    record WaitingOut() implements Phase {}

    record Looking(String why, Moment since) implements Phase {}

    record Over(Outcome outcome) implements Phase {}
  }

  private OpenOrder(Progress done, Pen pen, Phase phase) {
    this.done = done;
    this.pen = pen;
    this.phase = phase;
  }

  static OpenOrder received(Order order, Moment at, Pen pen) {
    HandRecord.Received record = new HandRecord.Received(order, at);
    Phase writing = new Phase.Writing(pen.write(record), record, at);
    return new OpenOrder(new Progress(record), pen, writing);
  }

  /** An order that was open when the agent died; {@code done} is what its journal tells. */
  static OpenOrder recovered(Progress done, Optional<Incarnation> life, Moment at, Pen pen) {
    done.recover();
    done.see(life);
    OpenOrder order = new OpenOrder(done, pen, new Phase.WaitingOut());
    if (done.running().isPresent()) {
      order.waitOut(at);
    } else {
      order.proceed(at);
    }
    return order;
  }

  Progress done() {
    return done;
  }

  /** What the journal must hold of it, with what is on its way there. */
  List<HandRecord> records() {
    List<HandRecord> records = new ArrayList<>(done.records());
    if (phase instanceof Phase.Writing(long _, HandRecord.Began began, Moment _)) {
      records.add(began);
    }
    return records;
  }

  /** How it ended; empty while it is open. */
  Optional<Outcome> outcome() {
    return phase instanceof Phase.Over(Outcome outcome) ? Optional.of(outcome) : Optional.empty();
  }

  void journaled(HandEvent.Journaled answer) {
    if (phase instanceof Phase.Writing writing && writing.seq() == answer.seq()) {
      written(writing.record(), answer.durable(), answer.at());
    }
  }

  void stepEnded(HandEvent.StepEnded answer) {
    if (phase instanceof Phase.Performing) {
      done.running()
          .filter(
              mark -> mark.step() == answer.step() && mark.compensating() == answer.compensating())
          .ifPresent(mark -> ended(mark, answer.result(), answer.at()));
    }
  }

  void seen(HandEvent.Seen answer) {
    if (phase instanceof Phase.Looking looking) {
      looked(answer.life(), looking.why(), answer.at());
    }
  }

  void ticked(Moment at) {
    switch (phase) {
      case Phase.Writing(long _, HandRecord record, Moment since) -> {
        if (Course.passed(since, WRITE_WAIT, at)) {
          written(record, false, at);
        }
      }
      case Phase.Performing(Moment since) ->
          done.running().ifPresent(mark -> unanswered(mark, since, at));
      case Phase.WaitingOut _ -> waitOut(at);
      case Phase.Looking(String why, Moment since) -> {
        if (Course.passed(since, LOOK_WAIT, at)) {
          done.running()
              .ifPresent(mark -> ended(mark, Interrupted.unseen(done, mark, why, at), at));
        }
      }
      case Phase.Over _ -> {}
    }
  }

  private void proceed(Moment at) {
    switch (Course.next(done, at)) {
      case Course.Move.Begin(int step, boolean compensating) ->
          write(new HandRecord.Began(done.order().number(), step, compensating, at), at);
      case Course.Move.Close(Outcome outcome) -> phase = new Phase.Over(outcome);
    }
  }

  private void write(HandRecord record, Moment at) {
    phase = new Phase.Writing(pen.write(record), record, at);
  }

  private void written(HandRecord record, boolean durable, Moment at) {
    if (!durable) {
      done.unwritten();
    }
    if (record instanceof HandRecord.Began began) {
      begin(began, durable, at);
    } else {
      proceed(at);
    }
  }

  /**
   * Without a durable intent nothing is disrupted; once something was, what restores or observes
   * goes on from memory.
   */
  private void begin(HandRecord.Began began, boolean durable, Moment at) {
    Order order = done.order();
    Step what = (began.compensating() ? order.compensation() : order.steps()).get(began.step());
    if (!durable && (what.disrupts() || !done.touched())) {
      proceed(at);
      return;
    }
    Optional<String> hindrance = Trouble.hindrance(done, what, at);
    done.begin(began);
    if (hindrance.isPresent()) {
      StepResult held =
          new StepResult(StepResult.End.HELD, done.current(), hindrance.get(), Duration.ZERO);
      done.running().ifPresent(mark -> ended(mark, held, at));
      return;
    }
    phase = new Phase.Performing(at);
    done.running().ifPresent(mark -> pen.ask(perform(order, mark)));
  }

  private static HandEffect perform(Order order, Mark mark) {
    return new HandEffect.Perform(
        order.number(),
        mark.step(),
        mark.compensating(),
        mark.what(),
        order.service(),
        mark.meant());
  }

  private void ended(Mark mark, StepResult result, Moment at) {
    HandRecord.Ended record =
        new HandRecord.Ended(done.order().number(), mark.step(), mark.compensating(), result, at);
    done.end(record);
    write(record, at);
  }

  /**
   * A step that merely looks is given up at the undo deadline; one that acts is first waited for.
   */
  private void unanswered(Mark mark, Moment since, Moment at) {
    boolean undo = !mark.compensating() && Trouble.interruption(done, at).isPresent();
    if (undo && mark.what().observes()) {
      String detail = "given up, since the order was not finished in time";
      Duration took = at.since(since).orElse(Duration.ZERO);
      ended(mark, new StepResult(StepResult.End.UNKNOWN, done.current(), detail, took), at);
    } else if (Course.passed(since, mark.what().longest().plus(ANSWER_WAIT), at)) {
      look("no answer came in time", at);
    }
  }

  private void waitOut(Moment at) {
    done.running().ifPresent(mark -> waitOut(mark, at));
  }

  private void waitOut(Mark mark, Moment at) {
    Optional<StepResult> end = Interrupted.judge(done, mark, false, DIED, at);
    if (end.isPresent()) {
      ended(mark, end.get(), at);
    } else if (Course.passed(mark.began(), mark.what().longest(), at)) {
      look(DIED, at);
    }
  }

  private void look(String why, Moment at) {
    phase = new Phase.Looking(why, at);
    pen.ask(new HandEffect.Look(done.order().number(), done.order().service()));
  }

  private void looked(Optional<Incarnation> life, String why, Moment at) {
    done.see(life);
    done.running()
        .flatMap(mark -> Interrupted.judge(done, mark, true, why, at))
        .ifPresent(result -> end(result, at));
  }

  private void end(StepResult result, Moment at) {
    done.running().ifPresent(mark -> ended(mark, result, at));
  }
}
