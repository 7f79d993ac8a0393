package io.staunch.agent.main.trial;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.policy.trial.Curve;
import java.time.Duration;
import java.util.Optional;

/** A service of a test: it uses what its curve says, in the life it is in. */
final class Subject {
  private final String name;
  private final Curve again;
  private final Optional<Curve> reloaded;
  private final Duration tick;
  private final long seed;
  private Curve curve;
  private Duration curveBegan = Duration.ZERO;
  private Duration lifeBegan;
  private int life = 1;
  private int within;
  private boolean away;

  /**
   * @param again how it goes in the life that a restart begins
   * @param lifeBegan when the life began that it is in; before the test, so negative
   */
  Subject(
      String name,
      Curve first,
      Curve again,
      Optional<Curve> reloaded,
      Duration lifeBegan,
      Duration tick,
      long seed) {
    this.name = name;
    this.curve = first;
    this.again = again;
    this.reloaded = reloaded;
    this.lifeBegan = lifeBegan;
    this.tick = tick;
    this.seed = seed;
  }

  /** What of it can be seen. */
  sealed interface Look {
    /**
     * @param read whether its memory could be read
     */
    record Runs(Incarnation life, Duration age, Bytes uses, boolean read) implements Look {}

    record Down() implements Look {}
  }

  Look look(Duration now) {
    if (away) {
      return new Look.Down();
    }
    Curve.State state = curve.at(now.minus(curveBegan), tick);
    if (state.lives() != within) {
      within = state.lives();
      life++;
      lifeBegan = now;
    }
    return switch (state) {
      case Curve.State.Down _ -> new Look.Down();
      case Curve.State.Unread(Bytes amount, int _) -> runs(now, amount, false);
      case Curve.State.Uses(Bytes amount, Bytes noise, int _) -> {
        double turn = noise.value() == 0 ? 0 : Noise.of(seed, name, now.dividedBy(tick));
        yield runs(now, amount.plus(noise.times(turn)).max(Bytes.ZERO), true);
      }
    };
  }

  private Look runs(Duration now, Bytes uses, boolean read) {
    return new Look.Runs(life(), now.minus(lifeBegan), uses, read);
  }

  Incarnation life() {
    return new Incarnation(name + "-" + life);
  }

  /** Its life ends; it is away until {@link #begin}. */
  void end() {
    away = true;
  }

  /** A new life begins. */
  void begin(Duration now) {
    begin(now, false);
  }

  /**
   * @param keeps whether it uses what the life before would
   */
  void begin(Duration now, boolean keeps) {
    away = false;
    life++;
    lifeBegan = now;
    if (!keeps) {
      goOn(again, now);
    }
  }

  boolean isAway() {
    return away;
  }

  /** It gives memory back, as far as the test says so. */
  void reload(Duration now) {
    reloaded.ifPresent(after -> goOn(after, now));
  }

  private void goOn(Curve next, Duration now) {
    curve = next;
    curveBegan = now;
    within = 0;
  }
}
