package io.staunch.simulation.fault;

import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Proposal;
import io.staunch.core.fleet.Moment;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How people answer what they are asked in mode approve: mostly yes, often late, so that the facts
 * have changed; at times for a number of long ago.
 */
final class Answering {
  private final World world;
  private final SimAgent agent;
  private final Chance chance;
  private final Scenario scenario;
  private final SortedSet<Long> seen = new TreeSet<>();

  Answering(World world, SimAgent agent, Chance chance, Scenario scenario) {
    this.world = world;
    this.agent = agent;
    this.chance = chance;
    this.scenario = scenario;
  }

  /** They look at what is asked. */
  void round() {
    for (Approval approval : agent.approvals()) {
      Proposal proposal = approval.proposal();
      if (proposal.isStanding() && seen.add(proposal.number())) {
        long takes = scenario.tick() * (chance.happens(0.6) ? chance.below(4) : chance.below(60));
        world.after(takes + 1, () -> answer(proposal.number()));
        if (chance.happens(0.2)) {
          world.after(takes * 2 + 2, () -> answer(proposal.number()));
        }
      }
    }
  }

  private void answer(long number) {
    Moment at = agent.moment();
    agent.hear(
        switch (chance.below(10)) {
          case 0 -> new Event.Refuse(number, "operator", "not now", at);
          case 1, 2 ->
              new Event.Postpone(
                  number,
                  "operator",
                  "later",
                  Duration.ofMillis(scenario.tick() * chance.between(5, 40)),
                  at);
          default -> new Event.Approve(number, "operator", "go on", at);
        });
  }
}
