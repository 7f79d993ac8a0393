package io.staunch.core.act;

import io.staunch.core.act.Progress.Mark;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges from the service's life alone how a step ended whose performer never answered, because it
 * or we died. Nothing is run again to find out.
 */
final class Interrupted {
  private Interrupted() {}

  /**
   * How the running step ended; empty while what was begun may still be going on.
   *
   * @param why why no answer came
   * @param over whether the step's longest duration has passed
   */
  static Optional<StepResult> judge(Progress done, Mark mark, boolean over, String why, Moment at) {
    return end(mark, done, over).map(end -> result(end, done, mark, why, at));
  }

  /** Nobody could look at the service either. */
  static StepResult unseen(Progress done, Mark mark, String why, Moment at) {
    return result(End.UNKNOWN, done, mark, why, at);
  }

  private static StepResult result(End end, Progress done, Mark mark, String why, Moment at) {
    return new StepResult(end, done.current(), why, at.since(mark.began()).orElse(Duration.ZERO));
  }

  private static Optional<End> end(Mark mark, Progress done, boolean over) {
    Optional<Incarnation> life = done.current();
    boolean isNew = life.filter(now -> !now.equals(done.order().expected())).isPresent();
    boolean gone = isNew || life.isEmpty();
    return switch (mark.what()) {
      case Step.Veto _, Step.Evidence _ -> Optional.of(End.UNKNOWN);
      case Step.Signal _ -> gone ? Optional.of(End.OK) : onceOver(over, End.UNKNOWN);
      case Step.AwaitLife _ -> isNew ? Optional.of(End.OK) : onceOver(over, End.FAILED);
      case Step.Settle _ -> {
        boolean stands = life.filter(mark.meant()::equals).isPresent();
        yield stands ? onceOver(over, End.OK) : Optional.of(End.FAILED);
      }
      case Step.Run(Step.Purpose purpose, Action _) ->
          switch (purpose) {
            case STOP -> isNew ? Optional.of(End.OK) : onceOver(over, gone ? End.OK : End.UNKNOWN);
            case RESTART, START -> isNew ? Optional.of(End.OK) : onceOver(over, End.UNKNOWN);
            case RELOAD, DRAIN, UNDRAIN, HEALTH -> onceOver(over, End.UNKNOWN);
          };
    };
  }

  private static Optional<End> onceOver(boolean over, End end) {
    return over ? Optional.of(end) : Optional.empty();
  }
}
