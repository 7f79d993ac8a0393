package io.staunch.simulation.host;

import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.seen.Phase;
import java.util.Optional;

/** Says what goes wrong with the step that begins now. */
public interface Mishaps {
  Optional<Fault> next(Phase phase);
}
