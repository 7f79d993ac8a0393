package io.staunch.simulation.scenario;

import io.staunch.core.act.Action;
import io.staunch.core.act.ServiceActions;
import io.staunch.core.act.ServiceActions.Stop;
import io.staunch.simulation.seen.Phase;
import io.staunch.simulation.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the host file allows to be done to a service. */
enum Shape {
  RESTART_COMMAND,
  STOP_AND_START,
  /** A signal, and a supervisor that brings it back. */
  SIGNAL_ALONE,
  SIGNAL_AND_START,
  RELOAD_THEN_RESTART;

  /** One whose actions come through the phase. */
  static Shape through(Phase phase, Chance chance) {
    return switch (phase) {
      case RESTART -> RESTART_COMMAND;
      case STOP -> STOP_AND_START;
      case SIGNAL -> chance.happens(0.5) ? SIGNAL_ALONE : SIGNAL_AND_START;
      case START -> chance.happens(0.5) ? STOP_AND_START : SIGNAL_AND_START;
      case RELOAD -> RELOAD_THEN_RESTART;
      case UNDO -> chance.happens(0.5) ? STOP_AND_START : SIGNAL_AND_START;
      default -> chance.pick(List.of(values()));
    };
  }

  boolean needsSupervisor() {
    return this == SIGNAL_ALONE;
  }

  boolean reloads() {
    return this == RELOAD_THEN_RESTART;
  }

  /**
   * @param likely how likely each of veto, drain and health check is
   */
  ServiceActions actions(Chance chance, double likely, List<String> takesAlong) {
    boolean drains = chance.happens(likely);
    Optional<Stop> stop =
        switch (this) {
          case STOP_AND_START -> Optional.of(new Stop.Command(action("stop", chance)));
          case SIGNAL_ALONE, SIGNAL_AND_START ->
              Optional.of(new Stop.Signal(seconds(chance, 2, 6), seconds(chance, 1, 3)));
          case RESTART_COMMAND, RELOAD_THEN_RESTART -> Optional.empty();
        };
    boolean starts = this == STOP_AND_START || this == SIGNAL_AND_START;
    return new ServiceActions(
        when(chance.happens(likely), "veto", chance),
        when(this == RELOAD_THEN_RESTART, "reload", chance),
        when(drains, "drain", chance),
        when(drains, "undrain", chance),
        when(stop.isEmpty(), "restart", chance),
        stop,
        when(starts, "start", chance),
        when(chance.happens(likely), "health", chance),
        seconds(chance, 1, 8),
        seconds(chance, 8, 25),
        takesAlong);
  }

  private static Optional<Action> when(boolean there, String name, Chance chance) {
    Action action = action(name, chance);
    return there ? Optional.of(action) : Optional.empty();
  }

  private static Action action(String name, Chance chance) {
    return new Action(name, seconds(chance, 6, 15));
  }

  private static Duration seconds(Chance chance, int least, int most) {
    return Duration.ofSeconds(chance.between(least, most));
  }
}
