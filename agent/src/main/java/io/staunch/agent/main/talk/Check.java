package io.staunch.agent.main.talk;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param what what was looked at
 * @param found what was found, and where it is bad what cures it
 */
public record Check(State state, String what, String found) {

  /** How it stands. */
  public enum State {
    GOOD,
    /** Works, but less than it could. */
    WEAK,
    BAD
  }
}
