package io.staunch.simulation.fault;

import io.staunch.core.engine.Event;
import io.staunch.core.engine.Incident;
import io.staunch.core.engine.View;
import io.staunch.core.ledger.Notice;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.host.SimService;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.List;
import java.util.Optional;

/** The people who are paged: they come after a while, look, acknowledge, and start what is down. */
public final class People {
  private static final int ROUND = 20;

  private final World world;
  private final SimHost host;
  private final SimAgent agent;
  private final Chance chance;
  private final Scenario scenario;
  private final boolean come;
  private final Answering answering;
  private final Ordering ordering;
  private boolean healed;

  public People(World world, SimHost host, SimAgent agent, Chance chance, Scenario scenario) {
    this.world = world;
    this.host = host;
    this.agent = agent;
    this.chance = chance;
    this.scenario = scenario;
    this.come = chance.happens(0.6);
    this.answering = new Answering(world, agent, chance.fork("answers"), scenario);
    this.ordering = new Ordering(world, host, agent, chance.fork("orders"), scenario);
  }

  /** Begins their rounds. */
  public void begin() {
    if (scenario.testsChannel()) {
      world.after(scenario.tick() * 2 + 1, () -> testChannel());
    }
    round();
  }

  private void testChannel() {
    agent.hear(new Event.ChannelTested("mail", true, agent.moment()));
  }

  /** A notice reached them. */
  public void see(Happening happening) {
    if (happening instanceof Happening.Told(Notice notice)
        && notice.severity() == Notice.Severity.PAGE
        && notice.incident() > 0
        && come) {
      world.after(takes(), () -> acknowledge(notice.incident()));
    }
  }

  private long takes() {
    return scenario.tick() * scenario.patience() / 2 + chance.between(0, scenario.tick() * 20);
  }

  private void acknowledge(long incident) {
    agent.hear(new Event.Acknowledge(incident, "operator", agent.moment()));
  }

  private void round() {
    for (SimService service : host.services()) {
      if (!service.isUp() && (come || healed) && host.isUp()) {
        int attempt = service.attempts();
        world.after(
            healed ? scenario.tick() : takes(),
            () -> {
              if (service.attempts() == attempt && !service.isUp() && host.isUp()) {
                host.repair(service.name());
              }
            });
      }
    }
    if (healed) {
      lookAfterAll();
    }
    answering.round();
    ordering.round();
    world.after(scenario.tick() * ROUND, this::round);
  }

  private void lookAfterAll() {
    agent.start(false);
    if (scenario.testsChannel()) {
      testChannel();
    }
    Optional<View> view = agent.view();
    if (view.flatMap(View::paused).isPresent()) {
      agent.hear(new Event.Resume("operator", agent.moment()));
    }
    for (Incident incident : view.map(View::incidents).orElse(List.of())) {
      if (!incident.acknowledged()) {
        acknowledge(incident.number());
      }
    }
  }

  /** From here on they see to everything at once. */
  public void heal() {
    healed = true;
    host.services().forEach(service -> service.raise(SimService.Upbringing.NORMAL));
    world.after(scenario.tick(), this::lookAfterAll);
  }
}
