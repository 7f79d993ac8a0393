package io.staunch.core.fleet;

/**
 * How far the product may go; the mode in force is the minimum over host file, policy and service.
 */
public enum Mode {
  /** Look and record. */
  OBSERVE,
  /** Also say what would be done. */
  ADVISE,
  /** Also act after a person has approved. */
  APPROVE,
  /** Act alone. */
  ENFORCE;

  /** The more cautious of the two. */
  public Mode min(Mode other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
