package io.staunch.core.act;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what comes next for an order from how far it has come; a pure function, the same before
 * and after our death.
 *
 * <p>Steps run in order until the first trouble; then what must be put back is put back, once.
 */
final class Course {
  private Course() {}

  /** What comes next. */
  sealed interface Move {
    record Begin(int step, boolean compensating) implements Move {}

    record Close(Outcome outcome) implements Move {}
  }

  static Move next(Progress done, Moment at) {
    Optional<String> trouble = Trouble.of(done, at);
    int next = nextStep(done, at);
    if (trouble.isEmpty() && next < done.order().steps().size()) {
      return new Move.Begin(next, false);
    }
    int restoring = nextToPutBack(done, trouble.isPresent(), at);
    if (restoring < done.order().compensation().size()) {
      return new Move.Begin(restoring, true);
    }
    return new Move.Close(Ending.of(done, trouble, at));
  }

  /** The next step; the number of steps where none is left. */
  static int nextStep(Progress done, Moment at) {
    List<Step> steps = done.order().steps();
    int step = done.nextStep(false);
    while (step < steps.size() && steps.get(step).is(Step.Purpose.START) && !mayStart(done, at)) {
      step++;
    }
    return step;
  }

  /** The next step of the compensation that has something to put back; its size where none has. */
  static int nextToPutBack(Progress done, boolean trouble, Moment at) {
    List<Step> compensation = done.order().compensation();
    int step = done.nextStep(true);
    while (step < compensation.size() && !isDue(compensation.get(step), done, trouble, at)) {
      step++;
    }
    return step;
  }

  /**
   * A start is left out where somebody already brought the service back, or it never went. A boot
   * ends what we did to processes: who comes back then is the host's own affair, and a start of
   * ours beside it could start the service twice.
   */
  private static boolean mayStart(Progress done, Moment at) {
    return done.current().isEmpty() && !done.bootedSince(at);
  }

  private static boolean isDue(Step what, Progress done, boolean trouble, Moment at) {
    return switch (what) {
      case Step.Run(Step.Purpose purpose, Action _) ->
          switch (purpose) {
            case START -> trouble && done.stopped() && mayStart(done, at);
            case UNDRAIN -> done.took(Step.Purpose.DRAIN, false) && !done.did(Step.Purpose.UNDRAIN);
            case HEALTH -> done.took(Step.Purpose.START, true);
            case RELOAD, DRAIN, STOP, RESTART -> false;
          };
      case Step.AwaitLife _, Step.Settle _ -> done.took(Step.Purpose.START, true);
      case Step.Veto _, Step.Evidence _, Step.Signal _ -> false;
    };
  }

  /** Whether {@code duration} has passed since {@code from}; yes where a boot lies between. */
  static boolean passed(Moment from, Duration duration, Moment at) {
    return at.since(from).map(gone -> gone.compareTo(duration) >= 0).orElse(true);
  }
}
