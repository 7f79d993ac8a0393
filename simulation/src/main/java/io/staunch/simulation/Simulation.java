package io.staunch.simulation;

import io.staunch.simulation.check.Laws;
import io.staunch.simulation.fault.Injector;
import io.staunch.simulation.fault.People;
import io.staunch.simulation.host.Disk;
import io.staunch.simulation.host.HostClock;
import io.staunch.simulation.host.Performer;
import io.staunch.simulation.host.Sampler;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.shell.Build;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.List;
import java.util.Optional;

/**
 * One server through hours or days of virtual time, drawn from one seed: the same seed, the same
 * run, always.
 */
public final class Simulation {
  private final Scenario scenario;
  private final World world = new World();
  private final Chronicle chronicle = new Chronicle(world);
  private final Tally tally = new Tally();
  private final SimHost host;
  private final SimAgent agent;
  private final Injector injector;
  private final People people;
  private final Laws laws;

  /** What came of a run. */
  public record Result(long seed, Optional<Laws.Broken> broken, Tally tally, List<String> newest) {
    public Result {
      newest = List.copyOf(newest);
    }
  }

  private Simulation(long seed, Build build) {
    scenario = Scenario.of(seed);
    Chance chance = new Chance(seed);
    injector = new Injector(world, chronicle, chance.fork("faults"), scenario);
    host =
        new SimHost(
            world,
            chronicle,
            chance.fork("host"),
            new HostClock(world, scenario.uptime(), scenario.drift()),
            scenario.total(),
            scenario.base());
    scenario.services().forEach(host::add);
    Disk disk = new Disk(world, chance.fork("disk"));
    Performer performer =
        new Performer(
            world, host, chronicle, chance.fork("performer"), injector.mishap(), build.care());
    SimAgent.Place place =
        new SimAgent.Place(world, host, disk, new Sampler(world, host), performer);
    agent =
        new SimAgent(
            place, chronicle, chance.fork("agent"), build, injector.mishap(), scenario.rules());
    injector.aim(place, agent);
    people = new People(world, host, agent, chance.fork("people"), scenario);
    laws = new Laws(world, place, agent, scenario);
    chronicle.add(tally);
    chronicle.add(laws::see);
    chronicle.add(injector::see);
    chronicle.add(people::see);
  }

  /** Runs one seed with a build of the agent; stops at the first law that is broken. */
  public static Result run(long seed, Build build) {
    return new Simulation(seed, build).run();
  }

  /** The same, and tells somebody everything that happens. */
  static Result run(long seed, Build build, Reader reader) {
    Simulation simulation = new Simulation(seed, build);
    simulation.chronicle.add(what -> reader.read(simulation.world.now(), what));
    return simulation.run();
  }

  /** The names of all laws. */
  static List<String> laws() {
    return new Simulation(1, Build.SOUND).laws.names();
  }

  /** Is told everything that happens, with its time in milliseconds. */
  interface Reader {
    void read(long at, Happening what);
  }

  private Result run() {
    breathe();
    world.after(0, () -> agent.start(false));
    people.begin();
    world.at(
        scenario.healAt(),
        () -> {
          injector.heal();
          people.heal();
        });
    boolean goesOn = true;
    while (goesOn && laws.broken().isEmpty()) {
      goesOn = world.step(scenario.length());
    }
    List<String> newest =
        chronicle.newest().stream()
            .map(stamped -> stamped.at() + " ms  " + stamped.what())
            .toList();
    return new Result(scenario.seed(), laws.atEnd(), tally, newest);
  }

  private void breathe() {
    world.after(
        scenario.tick() / 2,
        () -> {
          host.breathe();
          breathe();
        });
  }
}
