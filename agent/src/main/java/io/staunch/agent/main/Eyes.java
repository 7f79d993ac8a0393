package io.staunch.agent.main;

import io.staunch.agent.actuate.Lives;
import io.staunch.agent.actuate.Member;
import io.staunch.agent.clock.Clock;
import io.staunch.agent.proc.PidFiles;
import io.staunch.core.attribute.Attribution;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.Collector;
import io.staunch.core.collect.Focus;
import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.LifeFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads the server and tells whose memory is whose: for the tick, and for a hand that must know who
 * is alive right now. One pair of eyes for both, so that they never disagree about a process tree.
 */
final class Eyes implements Lives {
  private final Clock clock;
  private final Collector collector;
  private final PidFiles pidFiles;
  private final Supplier<Surroundings> surroundings;
  private final Attribution attribution = new Attribution();
  private final SortedMap<String, Moment> focus = new TreeMap<>();
  private SortedMap<String, Set<Integer>> pids = new TreeMap<>();
  private final Faces faces = new Faces();
  private List<Declaration> declarations;

  Eyes(
      Clock clock,
      Collector collector,
      PidFiles pidFiles,
      Supplier<Surroundings> surroundings,
      List<Declaration> declarations) {
    this.clock = clock;
    this.collector = collector;
    this.pidFiles = pidFiles;
    this.surroundings = surroundings;
    this.declarations = List.copyOf(declarations);
  }

  synchronized void declare(List<Declaration> services) {
    declarations = List.copyOf(services);
    focus.clear();
  }

  /** Wishes for a service's dear figures until the focus ends. */
  synchronized void watch(Focus wish) {
    if (declarations.stream().anyMatch(declaration -> declaration.name().equals(wish.service()))) {
      focus.put(wish.service(), wish.until());
    }
  }

  /** Takes a sample now; empty where the server could not be read. */
  synchronized Optional<Sample> look(boolean betweenTicks) {
    Moment at = clock.now();
    Set<Integer> focused = new TreeSet<>();
    focus.values().removeIf(until -> at.isPast(until, Duration.ZERO));
    focus.keySet().forEach(service -> focused.addAll(pids.getOrDefault(service, Set.of())));
    return collector.collect(at, focused).map(sweep -> attribute(sweep, betweenTicks));
  }

  private Sample attribute(Sweep sweep, boolean betweenTicks) {
    Sample sample =
        attribution.attribute(
            sweep, declarations, pidFiles.read(declarations), surroundings.get(), betweenTicks);
    SortedMap<String, Set<Integer>> seen = new TreeMap<>();
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present) {
        seen.put(service.service(), new TreeSet<>(present.pids()));
      }
    }
    pids = seen;
    faces.see(sample, sweep);
    return sample;
  }

  /** What a service that was seen runs as. */
  synchronized LifeFacts facts(ServiceSample.Present service) {
    return faces.of(service);
  }

  @Override
  public Optional<Incarnation> current(String service) {
    return glance(service).map(Glance::life);
  }

  @Override
  public List<Member> members(String service) {
    return glance(service).map(Glance::members).orElse(List.of());
  }

  private record Glance(Incarnation life, List<Member> members) {}

  /** Reads everything anew but nothing dear: who is alive must not wait for who is large. */
  private synchronized Optional<Glance> glance(String service) {
    return collector.collect(clock.now(), Set.of()).flatMap(sweep -> glance(service, sweep));
  }

  private Optional<Glance> glance(String service, Sweep sweep) {
    for (ServiceSample sample : attribute(sweep, true).services()) {
      if (sample.service().equals(service) && sample instanceof ServiceSample.Present present) {
        return Optional.of(new Glance(present.life(), members(present.pids(), sweep)));
      }
    }
    return Optional.empty();
  }

  private static List<Member> members(List<Integer> pids, Sweep sweep) {
    SortedMap<Integer, ProcessReading> byPid = new TreeMap<>();
    sweep.processes().forEach(process -> byPid.put(process.pid(), process));
    List<Member> members = new ArrayList<>();
    for (int pid : pids) {
      Optional.ofNullable(byPid.get(pid))
          .ifPresent(process -> members.add(new Member(pid, process.startTicks())));
    }
    return members;
  }
}
