package io.staunch.agent.actuate;

import java.util.Optional;

/** Port: whether a person or a sick disk holds every act; asked right before each one. */
@FunctionalInterface
public interface HoldCheck {
  /** Why nothing may be disturbed now; empty where acts may go on. */
  Optional<String> held();

  /** Held by whichever of the two says so first. */
  default HoldCheck or(HoldCheck other) {
    return () -> held().or(other::held);
  }
}
