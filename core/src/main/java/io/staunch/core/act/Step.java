package io.staunch.core.act;

import java.time.Duration;

/**
 * One step of an order. Every step has a longest duration, so that an order's worst case is a sum.
 */
public sealed interface Step {
  Duration longest();

  /**
   * Whether it can take something away from the service's users; only such a step may be held,
   * vetoed or too late.
   */
  default boolean disrupts() {
    return switch (this) {
      case Run(Purpose purpose, Action _) -> purpose.disrupts;
      case Signal _ -> true;
      case Veto _, Evidence _, AwaitLife _, Settle _ -> false;
    };
  }

  /** Whether it merely looks and takes nothing away and puts nothing back. */
  default boolean observes() {
    return !disrupts() && !is(Purpose.START) && !is(Purpose.UNDRAIN);
  }

  /** Whether it takes the life away that it is meant for. */
  default boolean stops() {
    return this instanceof Signal || is(Purpose.STOP) || is(Purpose.RESTART);
  }

  /** Whether it runs an action for this purpose. */
  default boolean is(Purpose purpose) {
    return this instanceof Run run && run.purpose == purpose;
  }

  /** What must be true of the service's life right before the step begins. */
  default Demand demand() {
    return switch (this) {
      case Run(Purpose purpose, Action _) ->
          switch (purpose) {
            case START -> Demand.DOWN;
            case UNDRAIN -> Demand.NOTHING;
            case RELOAD, DRAIN, STOP, RESTART, HEALTH -> Demand.CURRENT;
          };
      case AwaitLife _ -> Demand.NOTHING;
      case Veto _, Evidence _, Signal _, Settle _ -> Demand.CURRENT;
    };
  }

  /** The site's veto command must say "go" (exit 0) in time, else nothing is done. */
  record Veto(Action action) implements Step {
    @Override
    public Duration longest() {
      return action.timeout();
    }
  }

  /**
   * Capture evidence on the service before it is disturbed; cut off at the budget, never a reason
   * to stop.
   */
  record Evidence(Duration budget) implements Step {
    @Override
    public Duration longest() {
      return budget;
    }
  }

  /** Run a named action. A stop has ended well only when the life is gone. */
  record Run(Purpose purpose, Action action) implements Step {
    @Override
    public Duration longest() {
      return action.timeout();
    }
  }

  /**
   * TERM to the service's process group, after {@code term} KILL, then wait until the processes and
   * their memory are gone.
   */
  record Signal(Duration term, Duration kill) implements Step {
    @Override
    public Duration longest() {
      return term.plus(kill);
    }
  }

  /** Wait until a life of the service is seen that is not the expected one. */
  record AwaitLife(Duration timeout) implements Step {
    @Override
    public Duration longest() {
      return timeout;
    }
  }

  /** The expected life must stand for this long; it has failed when another or none is there. */
  record Settle(Duration duration) implements Step {
    @Override
    public Duration longest() {
      return duration;
    }
  }

  /** What a named action is for. */
  enum Purpose {
    RELOAD(true),
    DRAIN(true),
    UNDRAIN(false),
    STOP(true),
    START(false),
    RESTART(true),
    HEALTH(false);

    private final boolean disrupts;

    Purpose(boolean disrupts) {
      this.disrupts = disrupts;
    }
  }

  /**
   * What a step demands of the service's life before it begins; the performer answers CHANGED where
   * it is not so.
   */
  enum Demand {
    /** The expected life is the current one. */
    CURRENT,
    /** No life of the service is there. */
    DOWN,
    NOTHING
  }
}
