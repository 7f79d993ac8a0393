package io.staunch.core.engine;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a person's order would do to a service right now.
 *
 * @param life that runs now
 * @param rule whose ladder and limits would hold
 * @param rung what the ladder comes to
 * @param held its ruling memory now
 * @param gain what acting is expected to free
 * @param impact every service that goes down with it, itself first
 * @param downtime typical, summed over the impact
 * @param atMost all time-outs of the act and of putting it back, summed
 * @param timeLeft until memory is exhausted if nothing is done, by linear extrapolation
 * @param gentler the gentlest other step that the host file has an action for
 * @param passed guards that admit
 * @param heldBy why nothing would be done; empty where it would
 */
public record Prospect(
    String service,
    Optional<Incarnation> life,
    Optional<String> rule,
    Optional<Rung> rung,
    Optional<Bytes> held,
    Optional<Bytes> gain,
    List<String> impact,
    Duration downtime,
    Optional<Duration> atMost,
    Optional<Duration> timeLeft,
    Optional<Rung> gentler,
    List<String> passed,
    Optional<String> heldBy) {
  public Prospect {
    impact = List.copyOf(impact);
    passed = List.copyOf(passed);
  }
}
