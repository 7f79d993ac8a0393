package io.staunch.core.act;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the host file allows to be done to one service.
 *
 * @param restart one action that stops and starts; or else {@code stop} and {@code start}
 * @param start empty where a supervisor brings the service back by itself
 * @param settle how long the new life must stand before it is judged
 * @param takesAlong services that go down with this one
 */
public record ServiceActions(
    Optional<Action> veto,
    Optional<Action> reload,
    Optional<Action> drain,
    Optional<Action> undrain,
    Optional<Action> restart,
    Optional<Stop> stop,
    Optional<Action> start,
    Optional<Action> health,
    Duration settle,
    Duration startTimeout,
    List<String> takesAlong) {
  public ServiceActions {
    takesAlong = List.copyOf(takesAlong);
  }

  /** How a service is stopped. */
  public sealed interface Stop {
    record Command(Action action) implements Stop {}

    /**
     * TERM to the process group, KILL after {@code term}, and wait up to {@code kill} until the
     * memory is back.
     */
    record Signal(Duration term, Duration kill) implements Stop {}
  }
}
