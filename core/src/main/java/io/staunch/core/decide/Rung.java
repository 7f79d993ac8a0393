package io.staunch.core.decide;

/**
 * A step on the ladder of growing disruption. Evidence is taken before every rung that disrupts.
 */
public enum Rung {
  RECLAIM,
  TRIM,
  RELOAD,
  RESTART,
  FAIL_OVER,
  STOP_AND_PAGE;

  /** Whether it ends the life it acts on; the gentle rungs leave the service running. */
  public boolean endsLife() {
    return switch (this) {
      case RECLAIM, TRIM, RELOAD -> false;
      case RESTART, FAIL_OVER, STOP_AND_PAGE -> true;
    };
  }
}
