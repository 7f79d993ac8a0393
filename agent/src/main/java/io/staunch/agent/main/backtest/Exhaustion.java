package io.staunch.agent.main.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * Memory that was measured to be used up: a service's own ceiling, or the server's memory.
 *
 * @param service whose ceiling it was; for the server, the one that had grown most in its life
 * @param life the measured life of that service, by its index
 * @param ofServer whether the server's memory was used up
 * @param spared whether it would not have come to it
 */
public record Exhaustion(
    Instant at, Optional<String> service, int life, boolean ofServer, boolean spared) {
  /** Share of a ceiling or of the server's memory from which on it counts as used up. */
  static final double FULL = 0.98;

  /** Share below which it is over, so that the next one is another. */
  static final double OVER = 0.9;
}
