package io.staunch.simulation.scenario;

import io.staunch.core.detect.Limit;
import io.staunch.core.engine.Ruleset.Watched;
import io.staunch.core.fleet.Risk;
import io.staunch.simulation.host.Traits;
import java.util.Optional;

/**
 * One service of a scenario, as it is and as policy and host file speak of it.
 *
 * @param limit the operator's fixed limit, where there is one
 * @param limitBytes that limit in bytes; else the most that it ever uses
 * @param isCandidate whether the policy may act on it
 */
record Member(
    Traits traits,
    Watched watched,
    Optional<Limit> limit,
    long limitBytes,
    Risk risk,
    boolean isCandidate,
    boolean isProtected,
    boolean reloads) {
  String name() {
    return traits.name();
  }
}
