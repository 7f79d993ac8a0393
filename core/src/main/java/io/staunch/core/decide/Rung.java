package io.staunch.core.decide;

/** A step on the ladder of growing disruption. Evidence is taken before every rung that disrupts. */
public enum Rung {
  RECLAIM,
  TRIM,
  RELOAD,
  RESTART,
  FAIL_OVER,
  STOP_AND_PAGE
}
