package io.staunch.simulation.fault;

import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.simulation.host.Disk;
import io.staunch.simulation.host.Sampler;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.host.SimService;
import io.staunch.simulation.scenario.Scenario;
import io.staunch.simulation.seen.Cause;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.shell.SimAgent;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes one thing go wrong in the simulated world, and right again after a while. */
final class Striker {
  private final World world;
  private final SimHost host;
  private final Disk disk;
  private final Sampler sampler;
  private final SimAgent agent;
  private final Chance chance;
  private final Scenario scenario;
  private final Spells spells;

  Striker(SimAgent.Place place, SimAgent agent, Chance chance, Scenario scenario) {
    this.world = place.world();
    this.host = place.host();
    this.disk = place.disk();
    this.sampler = place.sampler();
    this.agent = agent;
    this.chance = chance;
    this.scenario = scenario;
    this.spells = new Spells(world);
  }

  void heal() {
    spells.heal();
    host.clock().synchronised(Optional.of(true));
  }

  /** Returns whether there was anything to strike. */
  boolean strike(Fault fault, Optional<String> aim) {
    if (!host.isUp()) {
      return false;
    }
    SimService service = aim.map(host::service).orElseGet(this::anyone);
    return switch (fault) {
      case KILL -> kill(false);
      case TORN_WRITE -> kill(true);
      case REBOOT -> reboot();
      case DISK_FULL -> disk(fault, Disk.State.FULL);
      case DISK_READ_ONLY -> disk(fault, Disk.State.READ_ONLY);
      case DISK_SLOW ->
          spell(fault, 2, 12, () -> disk.slowness(slowness()), () -> disk.slowness(0));
      case CLOCK_STEP -> step();
      case CLOCK_UNSYNCHRONISED -> spell(fault, 5, 50, () -> sync(false), () -> sync(true));
      case VANISHES -> end(service, Cause.Other.CRASH);
      case PID_REUSED -> {
        host.reusePid();
        yield end(service, Cause.Other.CRASH);
      }
      case OOM_KILL -> end(service, Cause.Other.KERNEL);
      case FOREIGN_RESTART -> restart(service);
      case PERSON_STOPS -> stop(service);
      case DEBUGGER -> debug(service);
      case PACKAGE_MANAGER ->
          spell(
              fault,
              2,
              30,
              () -> host.packageManager(Optional.of("dpkg")),
              () -> host.packageManager(Optional.empty()));
      case PAUSE_COMMAND -> pause();
      case PAUSE_FLAG ->
          spell(
              fault,
              5,
              50,
              () -> host.pauseFlag(Optional.of("moving the rack")),
              () -> host.pauseFlag(Optional.empty()));
      case CONTRADICTED ->
          spell(
              fault,
              2,
              20,
              () -> sampler.contradict(service.name(), true),
              () -> host.services().forEach(s -> sampler.contradict(s.name(), false)));
      case OVERDUE ->
          spell(fault, 2, 20, () -> sampler.overdue(true), () -> sampler.overdue(false));
      case NO_SAMPLE -> spell(fault, 1, 8, () -> sampler.blind(true), () -> sampler.blind(false));
      case POLICY_CHANGE -> changePolicy();
      case STEP_SLOW,
          STEP_HANGS,
          STEP_FAILS,
          USELESS_AT_ONCE,
          USELESS_SOON,
          ORDER_TWICE,
          REPORT_LOST,
          REPORT_TWICE ->
          throw new IllegalArgumentException(fault + " strikes by itself");
    };
  }

  private SimService anyone() {
    return chance.pick(List.copyOf(host.services()));
  }

  private boolean spell(Fault fault, int least, int most, Runnable begin, Runnable end) {
    spells.cast(fault, scenario.tick() * chance.between(least, most), begin, end);
    return true;
  }

  private boolean kill(boolean torn) {
    if (!agent.isAlive()) {
      return false;
    }
    agent.kill(torn);
    long pause =
        chance.happens(0.7) ? chance.between(200, 8_000) : scenario.tick() * chance.between(1, 12);
    world.after(pause, () -> agent.start(torn));
    return true;
  }

  private boolean reboot() {
    agent.losePower();
    host.losePower();
    long pause = chance.between(15_000, 90_000);
    world.after(pause, host::boot);
    world.after(pause + chance.between(500, 20_000), () -> agent.start(chance.happens(0.5)));
    return true;
  }

  private boolean disk(Fault fault, Disk.State state) {
    return spell(fault, 1, 30, () -> disk.state(state), () -> disk.state(Disk.State.FINE));
  }

  private long slowness() {
    return chance.happens(0.5) ? 2_000 : 14_000;
  }

  private boolean step() {
    long by =
        chance.happens(0.2) ? chance.between(1_000, 20_000) : chance.between(40_000, 90_000_000);
    host.clock().step(chance.happens(0.5) ? by : -by);
    return true;
  }

  private void sync(boolean whether) {
    host.clock().synchronised(Optional.of(whether));
  }

  private boolean end(SimService service, Cause cause) {
    if (!service.isUp()) {
      return false;
    }
    host.end(service.name(), cause);
    return true;
  }

  private boolean restart(SimService service) {
    if (service.isUp()) {
      host.stop(service.name(), Cause.Other.PERSON);
    }
    host.start(service.name(), Cause.Other.PERSON);
    return true;
  }

  private boolean stop(SimService service) {
    if (!service.isUp()) {
      return false;
    }
    host.stop(service.name(), Cause.Other.PERSON);
    return true;
  }

  private boolean debug(SimService service) {
    return service.isUp()
        && spell(
            Fault.DEBUGGER,
            3,
            40,
            () -> service.trace(Optional.of(777)),
            () -> host.services().forEach(s -> s.trace(Optional.empty())));
  }

  private boolean pause() {
    if (!agent.isAlive()) {
      return false;
    }
    long millis = scenario.tick() * chance.between(5, 60);
    boolean endsItself = chance.happens(0.5);
    Optional<Duration> forHow =
        endsItself ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    return spell(
        Fault.PAUSE_COMMAND,
        5,
        60,
        () -> agent.hear(new Event.Pause("operator", "maintenance", forHow, agent.moment())),
        () -> agent.hear(new Event.Resume("operator", agent.moment())));
  }

  private boolean changePolicy() {
    Ruleset other =
        chance.happens(0.5)
            ? scenario.rules().as("watching@1", Mode.OBSERVE)
            : scenario.otherRules();
    return spell(
        Fault.POLICY_CHANGE,
        3,
        40,
        () -> agent.apply(other, "operator"),
        () -> agent.apply(scenario.rules(), "operator"));
  }
}
