package io.staunch.policy.trial;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Typed;
import io.staunch.policy.trial.Curve.Length;
import io.staunch.policy.trial.Curve.Part;
import io.staunch.policy.trial.Curve.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a curve; the grammar stands in docs/policy-test.md. */
final class CurveReader {
  private static final Pattern RAMP = Pattern.compile("([+-])(.+)/(s|m|h)");
  private static final Pattern TICKS = Pattern.compile("x([1-9]\\d{0,6})");
  private static final int MOST_PARTS = 200;

  private final Sentence sentence;

  private CurveReader(Sentence sentence) {
    this.sentence = sentence;
  }

  static final Kind<Curve> KIND =
      new Sentence.Of<>(
          "curve",
          "how memory goes, such as \"300MiB for 10m +5MiB/s to 2GiB\"",
          sentence -> new CurveReader(sentence).curve(),
          Curve.constant("0B", Bytes.ZERO));

  private Curve curve() {
    List<Part> parts = new ArrayList<>();
    while (sentence.hasMore() || parts.isEmpty()) {
      if (parts.size() == MOST_PARTS) {
        throw sentence.unfit("at most " + MOST_PARTS + " parts");
      }
      parts.add(part(parts));
    }
    return new Curve(sentence.text(), parts);
  }

  private Part part(List<Part> before) {
    Shape shape = shape(before);
    if (shape instanceof Shape.NewLife) {
      return new Part(shape, Bytes.ZERO, new Length.Time(Duration.ZERO));
    }
    Bytes noise = noise(shape);
    Length length = length(shape);
    return new Part(shape, noise.value() == 0 ? noise(shape) : noise, length);
  }

  private Shape shape(List<Part> before) {
    if (sentence.take("restart")) {
      return new Shape.NewLife();
    }
    if (sentence.take("_")) {
      return new Shape.Gap();
    }
    if (sentence.take("down")) {
      return new Shape.Down();
    }
    if (sentence.take("saw")) {
      return saw();
    }
    Matcher ramp = RAMP.matcher(sentence.peek());
    if (ramp.matches()) {
      if (before.stream().noneMatch(part -> part.shape() instanceof Shape.Level || isSaw(part))) {
        throw sentence.unfit("an amount of memory first, from which it goes on");
      }
      double each = sentence.memory(ramp.group(2)).value() / seconds(ramp.group(3));
      sentence.word("a ramp");
      return new Shape.Ramp(ramp.group(1).equals("+") ? each : -each);
    }
    return Typed.memory(sentence.peek())
        .<Shape>map(_ -> new Shape.Level(sentence.memory()))
        .orElseThrow(() ->
            sentence.unfit(
                "an amount such as 512MiB, a ramp such as +5MiB/s, \"saw\", \"_\", \"down\" or"
                    + " \"restart\""));
  }

  private static boolean isSaw(Part part) {
    return part.shape() instanceof Shape.Saw;
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "m" -> 60;
      default -> 3600;
    };
  }

  private Shape saw() {
    String[] bounds = sentence.peek().split("\\.\\.", -1);
    if (bounds.length != 2) {
      throw sentence.unfit("two amounts such as 300MiB..900MiB");
    }
    Bytes low = sentence.memory(bounds[0]);
    Bytes high = sentence.memory(bounds[1]);
    if (low.compareTo(high) >= 0) {
      throw sentence.unfit("the lower amount first");
    }
    sentence.word("two amounts");
    sentence.must("every");
    Duration period = sentence.duration();
    if (!period.isPositive()) {
      throw sentence.unfit("a period above 0s");
    }
    return new Shape.Saw(low, high, period);
  }

  private Bytes noise(Shape shape) {
    if (!sentence.peek().startsWith("~")) {
      return Bytes.ZERO;
    }
    if (shape instanceof Shape.Gap || shape instanceof Shape.Down) {
      throw sentence.unfit("no noise where nothing is read");
    }
    Bytes noise = sentence.memory(sentence.peek().substring(1));
    sentence.word("noise");
    return noise;
  }

  private Length length(Shape shape) {
    if (sentence.take("for")) {
      return new Length.Time(sentence.duration());
    }
    if (shape instanceof Shape.Ramp(double slope) && sentence.take("to")) {
      if (slope == 0) {
        throw sentence.unfit("a ramp that leads there");
      }
      return new Length.Until(sentence.memory());
    }
    Matcher ticks = TICKS.matcher(sentence.peek());
    if (ticks.matches()) {
      sentence.word("a count of readings");
      return new Length.Ticks(Long.parseLong(ticks.group(1)));
    }
    if (!sentence.hasMore()) {
      return new Length.Rest();
    }
    return unsaid(shape);
  }

  /** What holds where no length is written and more follows. */
  private Length unsaid(Shape shape) {
    return switch (shape) {
      case Shape.Level _ ->
          RAMP.matcher(sentence.peek()).matches()
              ? new Length.Time(Duration.ZERO)
              : new Length.Ticks(1);
      case Shape.Gap _ -> new Length.Ticks(1);
      case Shape.Ramp _ -> throw unended("\"to 2GiB\", \"for 10m\" or \"x60\"");
      case Shape.Saw _, Shape.Down _, Shape.NewLife _ -> throw unended("\"for 10m\" or \"x60\"");
    };
  }

  private Sentence.Unfit unended(String lengths) {
    return sentence.unfit("how long the part before lasts", Optional.of("write " + lengths));
  }
}
