package io.staunch.simulation.host;

import io.staunch.core.act.HandEffect.Perform;
import io.staunch.core.act.StepResult;
import io.staunch.core.act.StepResult.End;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.function.Consumer;

/** One step that was begun: what it still has to do, and to whom it answers, once. */
final class Job {
  private final World world;
  private final SimHost host;
  private final Perform step;
  private final Consumer<StepResult> answer;
  private final long began;
  private boolean cancelled;
  private boolean answered;

  Job(World world, SimHost host, Perform step, Consumer<StepResult> answer) {
    this.world = world;
    this.host = host;
    this.step = step;
    this.answer = answer;
    this.began = world.now();
  }

  Perform step() {
    return step;
  }

  /** Does something later, unless the job was cancelled by then. */
  void later(long millis, Runnable what) {
    world.after(
        millis,
        () -> {
          if (!cancelled) {
            what.run();
          }
        });
  }

  /** Answers, unless that was done before or nobody is there any more. */
  void answer(End end, String detail) {
    if (!answered) {
      answered = true;
      Duration took = Duration.ofMillis(world.now() - began);
      answer.accept(new StepResult(end, host.service(step.service()).life(), detail, took));
    }
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whoever asked is dead or will never be told; the work itself goes on. */
  void orphan() {
    answered = true;
  }

  /** The work itself ends here. */
  void cancel() {
    answered = true;
    cancelled = true;
  }

  boolean isOver() {
    return answered && world.now() - began > 600_000;
  }
}
