package io.staunch.core.fleet;

/** What the operator says about acting on a service; a declared preference, not a measurement. */
public enum Risk {
  /** Never act on it. */
  NEVER,
  /** Only when no neutral or preferred candidate helps. */
  AVOID,
  NEUTRAL,
  /** Act on it first. */
  PREFER
}
