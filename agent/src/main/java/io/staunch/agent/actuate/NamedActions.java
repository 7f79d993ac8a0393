package io.staunch.agent.actuate;

import io.staunch.policy.file.HostAction;
import java.util.Optional;

/** Port: what the host file says a named action runs. */
@FunctionalInterface
public interface NamedActions {
  Optional<HostAction> named(String action);
}
