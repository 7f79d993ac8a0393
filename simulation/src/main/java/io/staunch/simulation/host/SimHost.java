package io.staunch.simulation.host;

import io.staunch.core.fleet.Incarnation;
import io.staunch.simulation.host.SimService.Upbringing;
import io.staunch.simulation.seen.Cause;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Witness;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A simulated server: services that live, grow and die, whoever starts them again, and a kernel
 * that kills when memory is used up.
 */
public final class SimHost {
  /** From this share of the memory on the kernel kills. */
  private static final double OOM = 0.99;

  private final World world;
  private final Witness witness;
  private final Chance chance;
  private final HostClock clock;
  private final long total;
  private final long base;
  private final SortedMap<String, SimService> services = new TreeMap<>();
  private Optional<String> packageManager = Optional.empty();
  private Optional<String> pauseFlag = Optional.empty();
  private boolean up = true;
  private boolean reusesPid;
  private int pid = 900;

  /**
   * @param total bytes of memory
   * @param base bytes that the kernel and everything undeclared use
   */
  public SimHost(
      World world, Witness witness, Chance chance, HostClock clock, long total, long base) {
    this.world = world;
    this.witness = witness;
    this.chance = chance;
    this.clock = clock;
    this.total = total;
    this.base = base;
  }

  /** Adds a service that has been running for a while. */
  public void add(Traits traits) {
    SimService service = new SimService(traits);
    services.put(traits.name(), service);
    live(service, world.now() - traits.age(), Cause.Other.BOOT);
  }

  public HostClock clock() {
    return clock;
  }

  public boolean isUp() {
    return up;
  }

  public long total() {
    return total;
  }

  public Collection<SimService> services() {
    return Collections.unmodifiableCollection(services.values());
  }

  public SimService service(String name) {
    SimService service = services.get(name);
    if (service == null) {
      throw new IllegalArgumentException("no service " + name);
    }
    return service;
  }

  /** Bytes in use, at most the total. */
  public long used() {
    long used = base;
    for (SimService service : services.values()) {
      used += service.bytes(world.now());
    }
    return StrictMath.min(used, total);
  }

  public SortedMap<String, Incarnation> lives() {
    SortedMap<String, Incarnation> lives = new TreeMap<>();
    for (SimService service : services.values()) {
      service.life().ifPresent(life -> lives.put(service.name(), life));
    }
    return lives;
  }

  // ---- what happens to services

  /** Ends a service's life, if it has one; whoever supervises it starts it again. */
  public void end(String name, Cause cause) {
    SimService service = service(name);
    Optional<Life> life = service.current();
    if (life.isEmpty()) {
      return;
    }
    service.die(world.now());
    witness.see(new Happening.Died(name, life.get().id(), cause));
    if (service.traits().supervised() && !service.isKeptDown() && up) {
      int attempt = service.attempts();
      world.after(
          service.traits().restartMillis(),
          () -> {
            if (service.attempts() == attempt && !service.isKeptDown() && up) {
              launch(service, Cause.Other.SUPERVISOR);
            }
          });
    }
  }

  /** Stops a service on purpose, and what goes along with it: no supervisor brings it back. */
  public void stop(String name, Cause cause) {
    SimService service = service(name);
    service.keepDown(true);
    service.anotherAttempt();
    end(name, cause);
    for (String along : service.traits().takesAlong()) {
      stop(along, cause);
    }
  }

  /** Starts a service that is down, after the time that takes, and what went along with it. */
  public void start(String name, Cause cause) {
    SimService service = service(name);
    service.keepDown(false);
    if (!service.isUp()) {
      launch(service, cause);
    }
    service.traits().takesAlong().forEach(along -> start(along, cause));
  }

  private void launch(SimService service, Cause cause) {
    if (service.isRefused(world.now())) {
      service.keepDown(true);
      witness.see(new Happening.StartRefused(service.name(), cause));
      return;
    }
    service.anotherAttempt();
    int attempt = service.attempts();
    world.after(
        service.traits().startMillis(),
        () -> {
          if (service.attempts() == attempt && !service.isUp() && up) {
            live(service, world.now(), cause);
          }
        });
  }

  private void live(SimService service, long began, Cause cause) {
    pid += reusesPid ? 0 : 1 + chance.below(40);
    reusesPid = false;
    Incarnation id =
        service.traits().unit()
            ? new Incarnation("%016x".formatted(chance.next()))
            : Incarnation.of(clock.moment().bootId(), pid, clock.moment().boot().toMillis() / 10);
    service.live(id, pid, began, world.now());
    witness.see(new Happening.Born(service.name(), id, cause));
  }

  /** The next process to start gets the pid of the last one that did. */
  public void reusePid() {
    reusesPid = true;
  }

  public void reload(String name) {
    service(name).reload(world.now());
  }

  public void raise(String name, Upbringing how) {
    service(name).raise(how);
  }

  public void drain(String name, boolean off) {
    SimService service = service(name);
    if (service.isDrained() != off) {
      service.drain(off);
      witness.see(new Happening.Drained(name, off));
    }
  }

  /** An administrator starts what is down and resets what its supervisor gave up on. */
  public void repair(String name) {
    service(name).resetStarts();
    start(name, Cause.Other.PERSON);
  }

  /** Lets the kernel kill if the memory is used up. */
  public void breathe() {
    if (up && used() >= OOM * total) {
      kill();
    }
  }

  /** The kernel kills the largest service. */
  public void kill() {
    Comparator<SimService> bySize = Comparator.comparingLong(s -> s.bytes(world.now()));
    services.values().stream()
        .filter(SimService::isUp)
        .max(bySize)
        .ifPresent(victim -> end(victim.name(), Cause.Other.KERNEL));
  }

  // ---- what happens to the host

  /** The power goes; nothing runs until {@link #boot()}. */
  public void losePower() {
    up = false;
    packageManager = Optional.empty();
    List.copyOf(services.values())
        .forEach(service -> {
          end(service.name(), Cause.Other.BOOT);
          service.anotherAttempt();
          service.resetStarts();
        });
  }

  /** Everything that is enabled starts. */
  public void boot() {
    up = true;
    clock.boot();
    witness.see(new Happening.Booted(clock.moment()));
    services.keySet().forEach(name -> start(name, Cause.Other.BOOT));
  }

  public Optional<String> packageManager() {
    return packageManager;
  }

  public void packageManager(Optional<String> running) {
    packageManager = running;
  }

  public Optional<String> pauseFlag() {
    return pauseFlag;
  }

  public void pauseFlag(Optional<String> firstLine) {
    pauseFlag = firstLine;
  }
}
