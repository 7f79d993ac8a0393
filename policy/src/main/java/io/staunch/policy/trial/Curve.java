package io.staunch.policy.trial;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.List;

/**
 * How a service's memory goes over time, as a test's author writes it: parts, one after the other.
 *
 * @param text as written
 */
public record Curve(String text, List<Part> parts) {
  public Curve {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a curve has at least one part");
    }
  }

  /** The same amount for ever. */
  public static Curve constant(String text, Bytes amount) {
    Part level = new Part(new Shape.Level(amount), Bytes.ZERO, new Length.Rest());
    return new Curve(text, List.of(level));
  }

  /**
   * One part.
   *
   * @param noise how far a reading may lie above or below
   */
  public record Part(Shape shape, Bytes noise, Length length) {}

  /** What a part looks like. */
  public sealed interface Shape {
    record Level(Bytes amount) implements Shape {}

    /** Goes on from where the part before ended; falls where negative. */
    record Ramp(double bytesPerSecond) implements Shape {}

    /** Rises from low to high in each period, and falls back at once. */
    record Saw(Bytes low, Bytes high, Duration period) implements Shape {}

    /** The service runs, but nobody could read what it uses. */
    record Gap() implements Shape {}

    /** It does not run; what comes after is a new life. */
    record Down() implements Shape {}

    /** A new life begins here, by nobody's order; takes no time. */
    record NewLife() implements Shape {}
  }

  /** How long a part lasts. */
  public sealed interface Length {
    record Ticks(long count) implements Length {}

    record Time(Duration duration) implements Length {}

    /** Of a ramp: until it gets there. */
    record Until(Bytes amount) implements Length {}

    /** To the end of the test. */
    record Rest() implements Length {}
  }

  /** What the service is like at one moment. */
  public sealed interface State {
    /** How many lives have begun before, within this curve. */
    int lives();

    record Uses(Bytes amount, Bytes noise, int lives) implements State {}

    record Unread(Bytes amount, int lives) implements State {}

    record Down(int lives) implements State {}
  }

  /**
   * What it is like {@code elapsed} after the curve's beginning.
   *
   * @param tick how long a part of one reading lasts
   */
  public State at(Duration elapsed, Duration tick) {
    Duration start = Duration.ZERO;
    Bytes level = Bytes.ZERO;
    int lives = 0;
    for (Part part : parts) {
      Duration length = length(part, level, tick);
      Duration inside = elapsed.minus(start);
      if (inside.compareTo(length) < 0) {
        return state(part, level, inside, lives);
      }
      boolean begins = part.shape() instanceof Shape.Down || part.shape() instanceof Shape.NewLife;
      lives += begins ? 1 : 0;
      level = amount(part.shape(), level, length, true);
      start = start.plus(length);
    }
    return new State.Uses(level, Bytes.ZERO, lives);
  }

  private static State state(Part part, Bytes level, Duration inside, int lives) {
    return switch (part.shape()) {
      case Shape.Gap() -> new State.Unread(level, lives);
      case Shape.Down() -> new State.Down(lives);
      case Shape.Level _, Shape.Ramp _, Shape.Saw _, Shape.NewLife _ ->
          new State.Uses(amount(part.shape(), level, inside, false), part.noise(), lives);
    };
  }

  private static Bytes amount(Shape shape, Bytes level, Duration inside, boolean atEnd) {
    return switch (shape) {
      case Shape.Level(Bytes amount) -> amount;
      case Shape.Ramp(double slope) ->
          level.plus(new Bytes(Math.round(slope * seconds(inside)))).max(Bytes.ZERO);
      case Shape.Saw(Bytes low, Bytes high, Duration period) -> {
        double turns = seconds(inside) / seconds(period);
        double share = turns - Math.floor(turns);
        // a whole number of teeth ends on a tip, and what follows goes on from there
        yield low.plus(high.minus(low).times(atEnd && share == 0 ? 1 : share));
      }
      case Shape.Gap(), Shape.Down(), Shape.NewLife() -> level;
    };
  }

  private static Duration length(Part part, Bytes level, Duration tick) {
    return switch (part.length()) {
      case Length.Ticks(long count) -> tick.multipliedBy(count);
      case Length.Time(Duration duration) -> duration;
      case Length.Rest() -> Duration.ofDays(10_000);
      case Length.Until(Bytes amount) -> {
        double slope = part.shape() instanceof Shape.Ramp(double each) ? each : 0;
        double needed = slope == 0 ? 0 : amount.minus(level).value() / slope;
        yield Duration.ofMillis(Math.round(Math.max(0, needed) * 1000));
      }
    };
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @Override
  public String toString() {
    return text;
  }
}
