package io.staunch.simulation.host;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the simulated server as collection and attribution would, with their blind spots. */
public final class Sampler {
  private static final Duration COST = Duration.ofMillis(4);

  private final World world;
  private final SimHost host;
  private final NavigableSet<String> contradicted = new TreeSet<>();
  private boolean overdue;
  private boolean blind;

  public Sampler(World world, SimHost host) {
    this.world = world;
    this.host = host;
  }

  /** Whether what is found of the service contradicts its declaration. */
  public void contradict(String service, boolean whether) {
    if (whether) {
      contradicted.add(service);
    } else {
      contradicted.remove(service);
    }
  }

  /** Whether dear figures cannot be read in time. */
  public void overdue(boolean whether) {
    overdue = whether;
  }

  /** Whether nothing can be read at all. */
  public void blind(boolean whether) {
    blind = whether;
  }

  /** The server now; empty where it could not be read. */
  public Optional<Sample> sample(SortedSet<String> focused, boolean betweenTicks) {
    if (blind) {
      return Optional.empty();
    }
    Moment at = host.clock().moment();
    List<ServiceSample> services = new ArrayList<>();
    for (SimService service : host.services()) {
      services.add(service(service, focused.contains(service.name())));
    }
    Surroundings around =
        new Surroundings(host.packageManager(), host.pauseFlag(), host.clock().synchronised());
    return Optional.of(new Sample(at, memory(), services, around, betweenTicks, COST));
  }

  private ServiceSample service(SimService service, boolean focused) {
    if (contradicted.contains(service.name())) {
      return new ServiceSample.Contradicted(
          service.name(), "its pid file names a process of another user");
    }
    return service
        .current()
        .<ServiceSample>map(life -> present(service, life, focused))
        .orElseGet(() -> new ServiceSample.Absent(service.name()));
  }

  private ServiceSample.Present present(SimService service, Life life, boolean focused) {
    Bytes bytes = new Bytes(service.bytes(world.now()));
    boolean read = focused && !overdue;
    return new ServiceSample.Present(
        service.name(),
        life.id(),
        Duration.ofMillis(world.now() - life.began()),
        List.of(life.pid()),
        bytes.times(service.traits().sharing()),
        read ? Optional.of(bytes) : Optional.empty(),
        read ? Optional.of(Bytes.ZERO) : Optional.empty(),
        service.traits().ceiling().map(Bytes::new),
        8,
        Optional.of(64),
        read ? Optional.of(service.tracer().orElse(0)) : Optional.empty(),
        focused && overdue);
  }

  private ServerMemory memory() {
    Bytes total = new Bytes(host.total());
    Bytes used = new Bytes(host.used());
    Bytes available = total.minus(used);
    Bytes free = available.times(0.5);
    return new ServerMemory(
        total,
        available,
        free,
        used,
        available.minus(free),
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        Optional.empty());
  }
}
