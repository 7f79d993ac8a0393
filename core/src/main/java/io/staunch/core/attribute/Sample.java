package io.staunch.core.attribute;

import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.List;

/**
 * One server at one moment, by service: what crosses from agent to server in the central
 * architecture.
 *
 * @param services in order of name
 * @param betweenTicks read in answer to a focus, not at its regular tick: not counted where
 *     readings are counted
 * @param cost what reading took
 */
public record Sample(
    Moment at,
    ServerMemory server,
    List<ServiceSample> services,
    Surroundings surroundings,
    boolean betweenTicks,
    Duration cost) {
  public Sample {
    services = List.copyOf(services);
  }
}
