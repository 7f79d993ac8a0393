package io.staunch.core.act;

import io.staunch.core.act.Progress.Mark;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an order that has nothing left to do ended. */
final class Ending {
  private Ending() {}

  static Outcome of(Progress done, Optional<String> trouble, Moment at) {
    Optional<String> doubt =
        done.touched() ? doubt(done, trouble.isPresent(), at) : Optional.empty();
    Outcome.End end;
    if (trouble.isPresent() && !done.touched()) {
      end = Outcome.End.NOT_DONE;
    } else if (doubt.isPresent()) {
      end = Outcome.End.UNKNOWN;
    } else {
      end = trouble.isPresent() ? Outcome.End.FAILED : Outcome.End.DONE;
    }
    Order order = done.order();
    return new Outcome(
        order.number(),
        order.service(),
        end,
        done.current(),
        done.marks().stream().map(Wording::line).toList(),
        done.marks().stream().anyMatch(mark -> mark.compensating() && mark.took()),
        reason(done, trouble, doubt),
        took(done, at));
  }

  /** The same outcome, said with the warning that the journal does not hold it. */
  static Outcome unwritten(Outcome outcome) {
    return new Outcome(
        outcome.order(),
        outcome.service(),
        outcome.end(),
        outcome.after(),
        outcome.steps(),
        outcome.compensated(),
        outcome.reason() + "; this end could not be written to the journal",
        outcome.took());
  }

  private static String reason(Progress done, Optional<String> trouble, Optional<String> doubt) {
    List<String> parts = new ArrayList<>();
    trouble.ifPresent(parts::add);
    doubt.ifPresent(parts::add);
    if (parts.isEmpty()) {
      parts.add(done.isRecovered() ? "finished after the agent died" : "all steps ran");
      unanswered(done)
          .ifPresent(act -> parts.add(act + " did not end in time, but a new life is there"));
    }
    if (done.current().isEmpty()) {
      parts.add("the service is down");
    } else if (done.stopped() && done.newest().equals(done.order().expected())) {
      parts.add("the old life still runs");
    }
    done.marks().stream().filter(Mark::compensating).map(Wording::putBack).forEach(parts::add);
    if (done.isUnwritten() && done.touched()) {
      parts.add("the journal could not be written meanwhile");
    }
    return String.join("; ", parts);
  }

  /** What nobody knows at the end; empty where everything is known. */
  private static Optional<String> doubt(Progress done, boolean trouble, Moment at) {
    if (trouble && done.bootedSince(at)) {
      return Optional.of("what took effect before the boot is not known");
    }
    for (Mark mark : done.marks()) {
      if (mark.ended(End.UNKNOWN) && !isSettled(mark, done, trouble)) {
        return Optional.of("nobody knows whether " + Wording.name(mark.what()) + " took effect");
      }
    }
    return Optional.empty();
  }

  /** Whether what came after a step whose end is not known shows what became of it. */
  private static boolean isSettled(Mark mark, Progress done, boolean trouble) {
    Step what = mark.what();
    if (what.stops()) {
      boolean sameLife = done.current().filter(done.order().expected()::equals).isPresent();
      return !sameLife && (trouble || !done.newest().equals(done.order().expected()));
    }
    return switch (what) {
      case Step.Run(Step.Purpose purpose, Action _) ->
          switch (purpose) {
            case START -> done.current().isPresent();
            case UNDRAIN, DRAIN -> done.did(Step.Purpose.UNDRAIN);
            case HEALTH -> trouble;
            case RELOAD, STOP, RESTART -> false;
          };
      case Step.Settle _ -> trouble;
      case Step.AwaitLife _ -> !done.newest().equals(done.order().expected());
      case Step.Veto _, Step.Evidence _, Step.Signal _ -> true;
    };
  }

  private static Optional<String> unanswered(Progress done) {
    return done.marks().stream()
        .filter(mark -> mark.what().stops() && mark.ended(End.UNKNOWN))
        .map(mark -> Wording.name(mark.what()))
        .findFirst();
  }

  private static Duration took(Progress done, Moment at) {
    Duration wall = Duration.between(done.since().wall(), at.wall());
    return at.since(done.since()).orElse(wall.isNegative() ? Duration.ZERO : wall);
  }
}
