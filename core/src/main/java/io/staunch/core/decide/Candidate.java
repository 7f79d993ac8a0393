package io.staunch.core.decide;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One row of the ranking table: a service that might be acted on, every term of its score, and why
 * it is out where it is.
 *
 * @param now its ruling memory
 * @param total (anon + swap) / MemTotal, clamped to 0..1
 * @param growth bytes it will gain until exhaustion / bytes needed, clamped to 0..1
 * @param disruption its typical downtime over the impact set / the largest such among the
 *     candidates, 0..1
 * @param downtime typical downtime summed over the impact set
 * @param expectedGain now − floor after the last start (none known: anon + swap)
 * @param impact every service that goes down with it, itself first
 * @param whyNot why it is excluded; empty where it stands
 */
public record Candidate(
    String service,
    Optional<Incarnation> life,
    Bytes now,
    double total,
    double growth,
    double disruption,
    Duration downtime,
    double score,
    Bytes expectedGain,
    Risk risk,
    List<String> impact,
    Optional<String> whyNot) {
  public Candidate {
    impact = List.copyOf(impact);
  }

  /** The same row, out of the running for {@code reason}. */
  public Candidate excluded(String reason) {
    return new Candidate(
        service,
        life,
        now,
        total,
        growth,
        disruption,
        downtime,
        score,
        expectedGain,
        risk,
        impact,
        Optional.of(reason));
  }
}
