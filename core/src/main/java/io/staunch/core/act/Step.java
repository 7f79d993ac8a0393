package io.staunch.core.act;

import java.time.Duration;

/** One step of an order. Every step has a longest duration, so that an order's worst case is a sum. */
public sealed interface Step {
  Duration longest();

  /** The site's veto command must say "go" (exit 0) in time, else nothing is done. */
  record Veto(Action action) implements Step {
    @Override
    public Duration longest() {
      return action.timeout();
    }
  }

  /** Capture evidence on the service before it is disturbed; cut off at the budget, never a reason to stop. */
  record Evidence(Duration budget) implements Step {
    @Override
    public Duration longest() {
      return budget;
    }
  }

  /** Run a named action. */
  record Run(Purpose purpose, Action action) implements Step {
    @Override
    public Duration longest() {
      return action.timeout();
    }
  }

  /** TERM to the service's process group, after {@code term} KILL, then wait until the processes and their memory are gone. */
  record Signal(Duration term, Duration kill) implements Step {
    @Override
    public Duration longest() {
      return term.plus(kill);
    }
  }

  /** Wait until a new life of the service is seen. */
  record AwaitLife(Duration timeout) implements Step {
    @Override
    public Duration longest() {
      return timeout;
    }
  }

  /** The new life must stand for this long. */
  record Settle(Duration duration) implements Step {
    @Override
    public Duration longest() {
      return duration;
    }
  }

  /** What a named action is for. */
  enum Purpose {
    RELOAD,
    DRAIN,
    UNDRAIN,
    STOP,
    START,
    RESTART,
    HEALTH
  }
}
