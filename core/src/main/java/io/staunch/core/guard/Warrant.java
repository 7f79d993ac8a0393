package io.staunch.core.guard;

/**
 * What a person has said about an action; it replaces the mode and no other guard. What the host
 * file only lets be observed stays so.
 */
public enum Warrant {
  /** Nothing: the line acts by itself, where its mode lets it. */
  NONE,
  /** Allowed what was proposed. */
  APPROVED,
  /** Asked for it without having been asked. */
  ORDERED
}
