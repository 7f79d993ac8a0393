package io.staunch.simulation.host;

import io.staunch.core.act.HandEffect.Perform;
import io.staunch.core.act.Step;
import io.staunch.core.act.StepResult;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Incarnation;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Phase;
import io.staunch.simulation.seen.Witness;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Performs the steps of the hand on a simulated server. Compares the life right before it begins,
 * and asks the pause flag before what disrupts, as the real performers do.
 */
public final class Performer {
  private final World world;
  private final SimHost host;
  private final Witness witness;
  private final Chance chance;
  private final Mishaps mishaps;
  private final Care care;
  private final List<Job> jobs = new ArrayList<>();

  /**
   * What a sound performer looks at before it begins; a broken one leaves something out.
   *
   * @param compares whether it compares the service's life with what the step demands
   * @param asksFlag whether it looks for the pause flag
   * @param retries whether it does once more what failed, which a sound one never does
   */
  public record Care(boolean compares, boolean asksFlag, boolean retries) {
    public static final Care FULL = new Care(true, true, false);
  }

  public Performer(
      World world, SimHost host, Witness witness, Chance chance, Mishaps mishaps, Care care) {
    this.world = world;
    this.host = host;
    this.witness = witness;
    this.chance = chance;
    this.mishaps = mishaps;
    this.care = care;
  }

  /** Begins the step, unless something speaks against it, and answers when it has ended. */
  public void perform(Perform step, Consumer<StepResult> answer) {
    Optional<Incarnation> life = host.service(step.service()).life();
    if (care.compares() && !isAsDemanded(step, life)) {
      refuse(step, End.CHANGED, "another life than expected", answer);
    } else if (care.asksFlag() && step.what().disrupts() && host.pauseFlag().isPresent()) {
      refuse(step, End.HELD, "the pause flag lies", answer);
    } else {
      begin(step, life, answer, care.retries());
    }
  }

  private void begin(
      Perform step, Optional<Incarnation> life, Consumer<StepResult> answer, boolean again) {
    witness.see(new Happening.Began(step, life, host.clock().moment()));
    Job job =
        new Job(
            world,
            host,
            step,
            result -> {
              witness.see(new Happening.Stepped(step, result));
              if (again && result.end() == End.FAILED) {
                begin(step, host.service(step.service()).life(), answer, false);
              } else {
                answer.accept(result);
              }
            });
    jobs.removeIf(Job::isOver);
    jobs.add(job);
    new Works(host, chance, job, mishaps.next(Phase.of(step.what(), step.compensating()))).begin();
  }

  private void refuse(Perform step, End end, String detail, Consumer<StepResult> answer) {
    StepResult result =
        new StepResult(end, host.service(step.service()).life(), detail, Duration.ZERO);
    witness.see(new Happening.Stepped(step, result));
    world.after(1, () -> answer.accept(result));
  }

  private static boolean isAsDemanded(Perform step, Optional<Incarnation> life) {
    return switch (step.what().demand()) {
      case Step.Demand.CURRENT -> life.equals(Optional.of(step.expected()));
      case Step.Demand.DOWN -> life.isEmpty();
      case Step.Demand.NOTHING -> true;
    };
  }

  /**
   * The agent is dead.
   *
   * @param commandsToo whether what it started dies with it; under a service manager it does not
   */
  public void agentDied(boolean commandsToo) {
    jobs.forEach(commandsToo ? Job::cancel : Job::orphan);
  }

  public void powerLost() {
    jobs.forEach(Job::cancel);
  }
}
