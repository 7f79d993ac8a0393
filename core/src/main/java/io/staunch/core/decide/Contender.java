package io.staunch.core.decide;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Risk;
import io.staunch.core.history.Series;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service that might be acted on, with all that the ranking needs to know of it.
 *
 * @param sample its newest sample; empty where it does not run
 * @param series its history; empty where it was never seen
 * @param impact every service that goes down with it, itself first
 * @param downtime typical downtime summed over the impact set
 * @param excluded why it is out already, such as not being a candidate; empty where it stands
 */
public record Contender(
    String service,
    Optional<ServiceSample.Present> sample,
    Optional<Series> series,
    Risk risk,
    List<String> impact,
    Duration downtime,
    Optional<String> excluded) {
  public Contender {
    impact = List.copyOf(impact);
  }
}
