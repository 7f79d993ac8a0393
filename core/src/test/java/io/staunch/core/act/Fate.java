package io.staunch.core.act;

import java.time.Duration;

/** What the world does to a hand: how steps and writes go, and where the agent dies. */
interface Fate {
  /** How a step goes: it takes effect or not, and answers so after a while, or never. */
  default Way perform(HandEffect.Perform asked) {
    return Way.well();
  }

  default Write write(HandRecord record) {
    return Write.DURABLE;
  }

  /** Asked at every point where the agent could die. */
  default boolean diesHere() {
    return false;
  }

  default Rebirth rebirth() {
    return new Rebirth(Duration.ofSeconds(2), false);
  }

  /** Whether an answer comes a second time, or after the agent that asked for it has died. */
  default boolean repeats() {
    return false;
  }

  /** Whether the journal is written anew to keep it small. */
  default boolean compacts() {
    return false;
  }

  default boolean looks() {
    return true;
  }

  /**
   * @param effect whether it takes effect, at {@code effectAfter}
   * @param answers false: no answer ever comes
   */
  record Way(
      StepResult.End end, boolean effect, Duration effectAfter, Duration after, boolean answers) {
    static Way well() {
      return new Way(StepResult.End.OK, true, Duration.ofMillis(400), Duration.ofMillis(800), true);
    }

    static Way badly() {
      return new Way(StepResult.End.FAILED, false, Duration.ZERO, Duration.ofMillis(500), true);
    }

    static Way silently(boolean effect) {
      return new Way(StepResult.End.OK, effect, Duration.ofMillis(700), Duration.ZERO, false);
    }

    static Way timingOut(boolean effect, Duration after) {
      return new Way(StepResult.End.UNKNOWN, effect, after.dividedBy(2), after, true);
    }

    static Way held() {
      return new Way(StepResult.End.HELD, false, Duration.ZERO, Duration.ofMillis(1), true);
    }
  }

  /** What becomes of a write. */
  enum Write {
    DURABLE,
    FAILS,
    /** Durable, but no answer comes. */
    UNANSWERED,
    /** Neither durable nor answered. */
    SWALLOWED
  }

  record Rebirth(Duration after, boolean boot) {}
}
