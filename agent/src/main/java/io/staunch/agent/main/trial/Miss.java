package io.staunch.agent.main.trial;

import io.staunch.policy.setting.Kinds;
import io.staunch.policy.text.Placed;
import io.staunch.policy.trial.Expectation;
import io.staunch.policy.trial.Expectation.Span;
import io.staunch.policy.trial.Expectation.Times;
import io.staunch.policy.trial.Expectation.What;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expectation that was not met.
 *
 * @param instead what happened instead, as a sentence without its full stop
 */
record Miss(Placed<Expectation> expected, String instead) {
  /** Deeds that are named one by one; what lies beyond is counted. */
  private static final int NAMED = 4;

  /**
   * What of the expectation was not met; empty where it was.
   *
   * @param deeds in order of time
   */
  static Optional<Miss> of(
      Placed<Expectation> expected,
      List<Deed> deeds,
      List<Outage> outages,
      Duration tick,
      Duration end) {
    Expectation expectation = expected.value();
    Span span = expectation.when().span(tick, end);
    if (expectation.what() instanceof What.Out(int most)) {
      return Outage.peak(outages, span)
          .filter(peak -> peak.services().size() > most)
          .map(peak -> new Miss(expected, peak.words()));
    }
    List<Deed> fitting = deeds.stream().filter(deed -> deed.fits(expectation.what())).toList();
    List<Deed> inTime = fitting.stream().filter(deed -> deed.span().meets(span)).toList();
    Optional<Times> times = expectation.what().counted();
    boolean met =
        expectation.never()
            ? inTime.isEmpty()
            : times.map(count -> count.holds(inTime.size())).orElse(!inTime.isEmpty());
    return met
        ? Optional.empty()
        : Optional.of(
            new Miss(expected, instead(expectation, times.isPresent(), inTime, fitting, deeds)));
  }

  private static String instead(
      Expectation expectation,
      boolean counted,
      List<Deed> inTime,
      List<Deed> fitting,
      List<Deed> deeds) {
    if (expectation.never()) {
      return named(inTime);
    }
    if (counted && !inTime.isEmpty()) {
      return (inTime.size() == 1 ? "once" : inTime.size() + " times") + ": " + named(inTime);
    }
    if (!fitting.isEmpty()) {
      return named(fitting);
    }
    List<Deed> alike = deeds.stream().filter(deed -> isAlike(deed, expectation.what())).toList();
    return Deed.none(expectation.what()) + (alike.isEmpty() ? "" : "; but " + named(alike));
  }

  private static boolean isAlike(Deed deed, What what) {
    return switch (deed) {
      case Deed.Confirmed _ -> what instanceof What.Finding;
      case Deed.Acted _ -> what instanceof What.Acts || what instanceof What.Fails;
      case Deed.Refused _ -> what instanceof What.Refused || what instanceof What.Acts;
      case Deed.Asked _ ->
          what instanceof What.Asks
              || what instanceof What.Acts
              || what instanceof What.Declines
              || what instanceof What.Drops;
      case Deed.Answered answered ->
          answered.kind() == Deed.Answered.Kind.FAILED
              ? what instanceof What.Fails
              : what instanceof What.Asks
                  || what instanceof What.Acts
                  || what instanceof What.Declines
                  || what instanceof What.Drops;
      case Deed.Ran _ -> what instanceof What.Runs;
      case Deed.On on -> isAlike(on.deed(), what);
      case Deed.Told _ -> what instanceof What.Tells;
    };
  }

  private static String named(List<Deed> deeds) {
    String words =
        deeds.stream().limit(NAMED).map(Deed::words).distinct().collect(Collectors.joining(", "));
    return words + (deeds.size() > NAMED ? " and " + (deeds.size() - NAMED) + " more" : "");
  }

  /** The expectation in words that say what its time means. */
  String wanted(Duration tick) {
    Expectation expectation = expected.value();
    return expectation.text()
        + (expectation.when() instanceof Expectation.When.At
            ? " (give or take " + Kinds.show(tick) + ")"
            : "");
  }
}
