package io.staunch.agent.actuate;

import io.staunch.core.act.HandEffect;
import io.staunch.core.act.StepResult;
import java.util.function.Consumer;

/** Performs single steps beside the engine's thread. */
public interface Performer {
  /**
   * Begins a step and returns at once; {@code done} is called exactly once, from another thread or
   * from this one, within the step's longest duration.
   */
  void perform(HandEffect.Perform what, Consumer<StepResult> done);
}
