package io.staunch.core.guard;

import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the guards: one rung on one life of one service.
 *
 * @param rule the rule that asks
 * @param mode the mode in force: minimum over host file, policy and service
 * @param highest the mode that the host file allows at most, whoever asks
 * @param age how long the life has run
 * @param impact every service that goes down with it, itself first
 * @param worstCase the longest the action can take: all its time-outs summed
 * @param sick how many services have a confirmed finding right now, this one included
 * @param tracer pid of a debugger attached to the life, where one was seen
 * @param startLimit starts that whoever starts the service allows; none where burst or interval is
 *     0
 * @param terms what the rule and its policy allow
 * @param warrant what a person has said about just this
 */
public record Request(
    String service,
    Incarnation life,
    Rung rung,
    String rule,
    Mode mode,
    Mode highest,
    Duration age,
    List<String> impact,
    Duration worstCase,
    int sick,
    Optional<Integer> tracer,
    StartLimit startLimit,
    Terms terms,
    Warrant warrant) {
  public Request {
    impact = List.copyOf(impact);
  }

  /** Every service that goes down, this one first, each once. */
  public List<String> members() {
    List<String> members = new ArrayList<>(List.of(service));
    for (String member : impact) {
      if (!members.contains(member)) {
        members.add(member);
      }
    }
    return members;
  }

  /** A member as a refusal names it. */
  String named(String member) {
    return member.equals(service) ? member : member + " (it goes down with " + service + ")";
  }
}
