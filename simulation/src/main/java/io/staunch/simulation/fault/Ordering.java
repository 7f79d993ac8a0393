package io.staunch.simulation.fault;

import io.staunch.core.engine.Event;
import io.staunch.core.engine.View;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.host.SimService;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.List;
import java.util.Optional;

/**
 * People who order acts without being asked, at any time and on any service, often on what they saw
 * a while ago; and who judge what was decided, or what they take for a decision.
 */
final class Ordering {
  private static final double EAGER = 0.4;
  private static final double OFTEN = 0.12;

  private final World world;
  private final SimHost host;
  private final SimAgent agent;
  private final Chance chance;
  private final Scenario scenario;
  private final boolean eager;

  Ordering(World world, SimHost host, SimAgent agent, Chance chance, Scenario scenario) {
    this.world = world;
    this.host = host;
    this.agent = agent;
    this.chance = chance;
    this.scenario = scenario;
    this.eager = chance.happens(EAGER);
  }

  /** They come to think of something. */
  void round() {
    if (eager && chance.happens(OFTEN)) {
      order(chance.pick(List.copyOf(host.services())));
    }
  }

  private void order(SimService service) {
    Optional<Incarnation> seen = chance.happens(0.5) ? life(service.name()) : Optional.empty();
    world.after(
        scenario.tick() * chance.below(20) + 3,
        () -> {
          agent.hear(
              new Event.Act(service.name(), seen, "operator", "a new release", agent.moment()));
          agent.hear(
              new Event.Judge(
                  chance.below(500),
                  0,
                  chance.pick(List.of(Fact.Opinion.values())),
                  "operator",
                  "",
                  agent.moment()));
        });
  }

  private Optional<Incarnation> life(String service) {
    return agent.view().stream()
        .flatMap(view -> view.services().stream())
        .filter(one -> one.name().equals(service))
        .findFirst()
        .flatMap(View.Service::life);
  }
}
