package io.staunch.core.guard;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import java.time.Duration;
import java.util.List;

/**
 * What is asked of the guards: one rung on one life of one service.
 *
 * @param rule the rule that asks
 * @param mode the mode in force: minimum over host file, policy and service
 * @param age how long the life has run
 * @param impact every service that goes down with it, itself first
 * @param worstCase the longest the action can take: all its time-outs summed
 * @param sick how many services have a confirmed finding right now, this one included
 * @param terms what the rule and its policy allow
 */
public record Request(
    String service,
    Incarnation life,
    Rung rung,
    String rule,
    Mode mode,
    Duration age,
    List<String> impact,
    Duration worstCase,
    int sick,
    Terms terms) {
  public Request {
    impact = List.copyOf(impact);
  }
}
