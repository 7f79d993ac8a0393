package io.staunch.simulation.host;

import io.staunch.core.fleet.Incarnation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One service of a simulated server, up or down. */
public final class SimService {
  private final Traits traits;
  private final Deque<Long> starts = new ArrayDeque<>();
  private Optional<Life> life = Optional.empty();
  private Upbringing next = Upbringing.NORMAL;
  private long lastHeld;
  private boolean keptDown;
  private boolean drained;
  private Optional<Integer> tracer = Optional.empty();
  private int attempt;

  /** How the next life will be. */
  public enum Upbringing {
    NORMAL,
    /** As large from the beginning as the last one was. */
    AS_LARGE,
    /** Grows many times faster. */
    HASTY
  }

  private static final double HASTE = 40;

  SimService(Traits traits) {
    this.traits = traits;
  }

  public Traits traits() {
    return traits;
  }

  public String name() {
    return traits.name();
  }

  public boolean isUp() {
    return life.isPresent();
  }

  public Optional<Incarnation> life() {
    return life.map(Life::id);
  }

  Optional<Life> current() {
    return life;
  }

  /** What it truly uses at a time, 0 while it is down. */
  public long bytes(long now) {
    return life.map(l -> bytes(l, now)).orElse(0L);
  }

  private long bytes(Life l, long now) {
    long age = (long) ((now - l.began() - l.forgiven()) * l.haste());
    return l.floor() + traits.growth().bytes(StrictMath.max(0, age), now);
  }

  void live(Incarnation id, int pid, long began, long now) {
    long fresh = traits.growth().bytes(0, now);
    long floor = next == Upbringing.AS_LARGE ? StrictMath.max(0, lastHeld - fresh) : 0;
    life = Optional.of(new Life(id, pid, began, floor, next == Upbringing.HASTY ? HASTE : 1, 0));
    next = Upbringing.NORMAL;
    attempt++;
  }

  void die(long now) {
    lastHeld = bytes(now);
    life = Optional.empty();
    tracer = Optional.empty();
    attempt++;
  }

  void reload(long now) {
    life = life.map(l -> l.relieved((long) ((now - l.began() - l.forgiven()) * traits.relief())));
  }

  public void raise(Upbringing how) {
    next = how;
  }

  /** Changes with every start and end, so that what was under way before can tell. */
  public int attempts() {
    return attempt;
  }

  void anotherAttempt() {
    attempt++;
  }

  /** Whether it is down on purpose, so that no supervisor brings it back. */
  public boolean isKeptDown() {
    return keptDown;
  }

  void keepDown(boolean down) {
    keptDown = down;
  }

  public boolean isDrained() {
    return drained;
  }

  void drain(boolean off) {
    drained = off;
  }

  public Optional<Integer> tracer() {
    return tracer;
  }

  public void trace(Optional<Integer> pid) {
    tracer = pid;
  }

  /** Whether one more start now would exceed its start limit; counts the start where not. */
  boolean isRefused(long now) {
    long interval = traits.startLimit().interval().toMillis();
    int burst = traits.startLimit().burst();
    if (burst <= 0 || interval <= 0) {
      return false;
    }
    while (!starts.isEmpty() && now - starts.peekFirst() >= interval) {
      starts.removeFirst();
    }
    if (starts.size() >= burst) {
      return true;
    }
    starts.addLast(now);
    return false;
  }

  /** An administrator resets the count, as {@code systemctl reset-failed} does. */
  void resetStarts() {
    starts.clear();
  }
}
