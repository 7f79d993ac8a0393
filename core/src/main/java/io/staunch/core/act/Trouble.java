package io.staunch.core.act;

import io.staunch.core.act.Progress.Mark;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/** The first thing that ends an order's steps before their time, in words for people. */
final class Trouble {
  private Trouble() {}

  static Optional<String> of(Progress done, Moment at) {
    for (Mark mark : done.marks()) {
      if (!mark.compensating() && mark.result().isPresent()) {
        Optional<String> trouble = in(mark, mark.result().get(), done.order());
        if (trouble.isPresent()) {
          return trouble;
        }
      }
    }
    if (!done.touched() && done.isUnwritten()) {
      return Optional.of("the disk cannot be written, so nothing was begun");
    }
    if (!done.touched() && done.isRecovered()) {
      return Optional.of("the agent died before anything was done: decide anew");
    }
    int next = Course.nextStep(done, at);
    return next < done.order().steps().size()
        ? hindrance(done, done.order().steps().get(next), at).or(() -> interruption(done, at))
        : Optional.empty();
  }

  /** Why a step that disrupts may not begin now; what restores or observes is never hindered. */
  static Optional<String> hindrance(Progress done, Step what, Moment at) {
    if (!what.disrupts()) {
      return Optional.empty();
    }
    String step = Wording.name(what);
    if (done.isRecovered()) {
      return Optional.of("the agent died before " + step + " began: decide anew");
    }
    if (done.isUnwritten()) {
      return Optional.of("the disk cannot be written, so " + step + " was not begun");
    }
    if (done.marks().stream().anyMatch(mark -> mark.what().disrupts() && mark.ended(End.UNKNOWN))) {
      return Optional.of(step + " was not begun, since what came before it is not known");
    }
    Duration allowed = shorter(done.order().allowed(), done.order().undoAfter());
    return Course.passed(done.since(), allowed, at)
        ? Optional.of(step + " was not begun within the " + Wording.of(allowed) + " allowed")
        : Optional.empty();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * Why an order that still has steps to do goes no further: at the undo deadline what is out is
   * put back. Where nothing is, there is nothing to undo, and the steps that look go on.
   */
  static Optional<String> interruption(Progress done, Moment at) {
    Order order = done.order();
    boolean deadline = Course.passed(done.since(), order.undoAfter(), at);
    boolean out = Course.nextToPutBack(done, true, at) < order.compensation().size();
    if (!done.compensating() && !(deadline && out)) {
      return Optional.empty();
    }
    if (done.bootedSince(at)) {
      return Optional.of("the host was booted before the order had ended");
    }
    return Optional.of(
        deadline
            ? "not finished within " + Wording.of(order.undoAfter())
            : "the steps were given up");
  }

  /**
   * What is wrong with one step's end. A time-out of an act is not: it may have worked, so the
   * steps that look go on. A time-out of a drain is: the traffic may still be there, and nothing
   * was taken away yet.
   */
  private static Optional<String> in(Mark mark, StepResult result, Order order) {
    Step what = mark.what();
    boolean wrong =
        switch (what) {
          case Step.Veto _ -> result.end() != End.OK;
          case Step.Evidence _ -> result.end() == End.CHANGED;
          case Step.AwaitLife _ -> !isNew(result.now(), order);
          case Step.Run(Step.Purpose purpose, Action _) ->
              switch (purpose) {
                case DRAIN -> result.end() != End.OK;
                case START ->
                    result.end() == End.CHANGED ? result.now().isEmpty() : isWrong(result);
                case RELOAD, STOP, RESTART, HEALTH, UNDRAIN -> isWrong(result);
              };
          case Step.Signal _, Step.Settle _ -> isWrong(result);
        };
    return wrong ? Optional.of(Wording.trouble(what, result)) : Optional.empty();
  }

  private static boolean isWrong(StepResult result) {
    return result.end() != End.OK && result.end() != End.UNKNOWN;
  }

  private static boolean isNew(Optional<Incarnation> life, Order order) {
    return life.filter(now -> !now.equals(order.expected())).isPresent();
  }
}
