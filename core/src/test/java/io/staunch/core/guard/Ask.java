package io.staunch.core.guard;

import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.Terms.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request that every guard admits on a quiet host, and its variations. */
final class Ask {
  static final Incarnation LIFE = new Incarnation("life-1");
  static final List<String> CANDIDATES = List.of("web", "db", "cache", "mail");

  private String service = "web";
  private Incarnation life = LIFE;
  private Rung rung = Rung.RESTART;
  private Mode mode = Mode.ENFORCE;
  private Mode highest = Mode.ENFORCE;
  private Duration age = Duration.ofDays(3);
  private List<String> impact = List.of("web");
  private int sick = 1;
  private Optional<Integer> tracer = Optional.empty();
  private StartLimit startLimit = new StartLimit(0, Duration.ZERO);
  private List<String> candidates = CANDIDATES;
  private List<String> mayTakeAlong = List.of();
  private List<String> protectedServices = List.of();
  private Duration startGrace = Duration.ofMinutes(5);
  private Duration bootGrace = Duration.ofMinutes(10);
  private Duration coolDown = Duration.ofMinutes(10);
  private Duration coolDownMost = Duration.ofHours(2);
  private Budget serviceBudget = new Budget(3, Duration.ofHours(1));
  private Budget hostBudget = new Budget(5, Duration.ofHours(1));
  private int outAtOnce = 1;
  private int stormAt = 3;
  private Warrant warrant = Warrant.NONE;
  private Timetable timetable = Timetable.NONE;
  private List<Group> groups = List.of();

  static Ask toRestart(String service) {
    Ask ask = new Ask();
    ask.service = service;
    ask.impact = List.of(service);
    return ask;
  }

  Ask of(Incarnation life) {
    this.life = life;
    return this;
  }

  Ask by(Rung rung) {
    this.rung = rung;
    return this;
  }

  Ask in(Mode mode) {
    this.mode = mode;
    return this;
  }

  Ask aged(Duration age) {
    this.age = age;
    return this;
  }

  Ask takingAlong(String... others) {
    this.impact = List.copyOf(Stream.concat(impact.stream(), List.of(others).stream()).toList());
    return this;
  }

  Ask withSick(int sick) {
    this.sick = sick;
    return this;
  }

  Ask tracedBy(int pid) {
    this.tracer = Optional.of(pid);
    return this;
  }

  Ask startedAtMost(int burst, Duration interval) {
    this.startLimit = new StartLimit(burst, interval);
    return this;
  }

  Ask candidates(String... candidates) {
    this.candidates = List.of(candidates);
    return this;
  }

  Ask mayTakeAlong(String... services) {
    this.mayTakeAlong = List.of(services);
    return this;
  }

  Ask protecting(String... services) {
    this.protectedServices = List.of(services);
    return this;
  }

  Ask coolDown(Duration least, Duration most) {
    this.coolDown = least;
    this.coolDownMost = most;
    return this;
  }

  Ask noGraces() {
    this.startGrace = Duration.ZERO;
    this.bootGrace = Duration.ZERO;
    return this;
  }

  Ask serviceBudget(int actions, Duration window) {
    this.serviceBudget = new Budget(actions, window);
    return this;
  }

  Ask hostBudget(int actions, Duration window) {
    this.hostBudget = new Budget(actions, window);
    return this;
  }

  Ask outAtOnce(int services) {
    this.outAtOnce = services;
    return this;
  }

  Ask stormAt(int services) {
    this.stormAt = services;
    return this;
  }

  Ask under(Mode highest) {
    this.highest = highest;
    return this;
  }

  Ask with(Warrant warrant) {
    this.warrant = warrant;
    return this;
  }

  Ask keeping(Timetable timetable) {
    this.timetable = timetable;
    return this;
  }

  Ask in(Group group) {
    this.groups = List.of(group);
    return this;
  }

  Request request() {
    return new Request(
        service,
        life,
        rung,
        "web-limit",
        mode,
        highest,
        age,
        impact,
        Duration.ofMinutes(2),
        sick,
        tracer,
        startLimit,
        new Terms(
            candidates,
            mayTakeAlong,
            protectedServices,
            startGrace,
            bootGrace,
            coolDown,
            coolDownMost,
            serviceBudget,
            hostBudget,
            outAtOnce,
            stormAt,
            timetable,
            groups),
        warrant);
  }

  /** The reason of the guard's refusal. */
  String refusedBy(Guard guard, Standing standing) {
    return switch (guard.admit(request(), standing)) {
      case Verdict.Refused(String name, String reason) when name.equals(guard.name()) -> reason;
      case Verdict.Refused other ->
          throw new AssertionError("refused in another guard's name: " + other);
      case Verdict.Admitted() -> throw new AssertionError(guard.name() + " admitted");
    };
  }

  boolean admittedBy(Guard guard, Standing standing) {
    return guard.admit(request(), standing).equals(Verdict.ADMITTED);
  }
}
