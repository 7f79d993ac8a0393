package io.staunch.core.act;

import io.staunch.core.act.Step.AwaitLife;
import io.staunch.core.act.Step.Evidence;
import io.staunch.core.act.Step.Purpose;
import io.staunch.core.act.Step.Run;
import io.staunch.core.act.Step.Settle;
import io.staunch.core.act.Step.Signal;
import io.staunch.core.act.Step.Veto;
import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles a rung into a plan out of what the host file allows for a service, and nothing else. */
public final class Plans {
  private Plans() {}

  /**
   * The plan for {@code rung}; empty where the host file allows no way.
   *
   * @param evidenceBudget how long evidence may take before the act; zero: none is captured
   */
  public static Optional<Plan> of(Rung rung, ServiceActions actions, Duration evidenceBudget) {
    return switch (rung) {
      case RELOAD -> actions.reload().map(reload -> reloading(reload, actions, evidenceBudget));
      case RESTART ->
          canRestart(actions) ? Optional.of(restarting(actions, evidenceBudget)) : Optional.empty();
      case RECLAIM, TRIM, FAIL_OVER, STOP_AND_PAGE -> Optional.empty();
    };
  }

  /** The rungs that the host file allows a way for, gentlest first. */
  public static List<Rung> possible(ServiceActions actions) {
    List<Rung> rungs = new ArrayList<>();
    for (Rung rung : Rung.values()) {
      if (of(rung, actions, Duration.ZERO).isPresent()) {
        rungs.add(rung);
      }
    }
    return List.copyOf(rungs);
  }

  private static boolean canRestart(ServiceActions actions) {
    return actions.restart().isPresent() || actions.stop().isPresent();
  }

  private static Plan reloading(Action reload, ServiceActions actions, Duration evidenceBudget) {
    List<Step> steps = before(actions, evidenceBudget);
    steps.add(new Run(Purpose.RELOAD, reload));
    steps.add(new Settle(actions.settle()));
    actions.health().ifPresent(health -> steps.add(new Run(Purpose.HEALTH, health)));
    return new Plan(steps, List.of());
  }

  private static Plan restarting(ServiceActions actions, Duration evidenceBudget) {
    List<Step> steps = before(actions, evidenceBudget);
    actions.drain().ifPresent(drain -> steps.add(new Run(Purpose.DRAIN, drain)));
    if (actions.restart().isPresent()) {
      steps.add(new Run(Purpose.RESTART, actions.restart().get()));
    } else {
      actions.stop().ifPresent(stop -> steps.add(stopping(stop)));
      actions.start().ifPresent(start -> steps.add(new Run(Purpose.START, start)));
    }
    steps.add(new AwaitLife(actions.startTimeout()));
    steps.add(new Settle(actions.settle()));
    actions.health().ifPresent(health -> steps.add(new Run(Purpose.HEALTH, health)));
    undrain(actions).ifPresent(steps::add);
    return new Plan(steps, compensation(actions));
  }

  private static List<Step> before(ServiceActions actions, Duration evidenceBudget) {
    List<Step> steps = new ArrayList<>();
    actions.veto().ifPresent(veto -> steps.add(new Veto(veto)));
    if (evidenceBudget.isPositive()) {
      steps.add(new Evidence(evidenceBudget));
    }
    return steps;
  }

  private static Step stopping(ServiceActions.Stop stop) {
    return switch (stop) {
      case ServiceActions.Stop.Command(Action action) -> new Run(Purpose.STOP, action);
      case ServiceActions.Stop.Signal(Duration term, Duration kill) -> new Signal(term, kill);
    };
  }

  /** Start again first, then let traffic back to it. */
  private static List<Step> compensation(ServiceActions actions) {
    List<Step> steps = new ArrayList<>();
    actions
        .start()
        .ifPresent(start -> {
          steps.add(new Run(Purpose.START, start));
          steps.add(new AwaitLife(actions.startTimeout()));
        });
    undrain(actions).ifPresent(steps::add);
    return steps;
  }

  /** Nothing is un-drained that this plan does not drain. */
  private static Optional<Step> undrain(ServiceActions actions) {
    return actions
        .drain()
        .flatMap(drain -> actions.undrain())
        .map(action -> new Run(Purpose.UNDRAIN, action));
  }
}
