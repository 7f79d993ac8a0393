package io.staunch.core.act;

import io.staunch.core.act.Progress.Mark;
import java.time.Duration;
import java.util.Locale;

/** Steps and their ends in words for people. */
final class Wording {
  /** Longest detail of a step that is carried in an outcome, in characters. */
  private static final int MOST_DETAIL = 300;

  private Wording() {}

  static String name(Step step) {
    return switch (step) {
      case Step.Veto(Action action) -> "the veto command " + action.name();
      case Step.Evidence _ -> "capturing evidence";
      case Step.Run(Step.Purpose purpose, Action action) -> word(purpose) + " by " + action.name();
      case Step.Signal _ -> "stop by signal";
      case Step.AwaitLife _ -> "the wait for a new life";
      case Step.Settle _ -> "settling";
    };
  }

  private static String word(Step.Purpose purpose) {
    return switch (purpose) {
      case RELOAD -> "reload";
      case DRAIN -> "drain";
      case UNDRAIN -> "un-drain";
      case STOP -> "stop";
      case START -> "start";
      case RESTART -> "restart";
      case HEALTH -> "health check";
    };
  }

  /** One line per step that was begun: what it was, how it ended, how long it took. */
  static String line(Mark mark) {
    String how =
        mark.result()
            .map(result -> word(result.end()) + " after " + of(result.took()) + detail(result))
            .orElse("not ended");
    return (mark.compensating() ? "put back: " : "") + name(mark.what()) + ": " + how;
  }

  static String putBack(Mark mark) {
    return "put back: "
        + name(mark.what())
        + " "
        + mark.result().map(result -> word(result.end())).orElse("not ended");
  }

  static String trouble(Step step, StepResult result) {
    String detail = detail(result);
    return switch (result.end()) {
      case CHANGED ->
          step.demand() == Step.Demand.CURRENT
              ? "the life that was judged was no longer current before " + name(step) + detail
              : name(step) + " was not begun, since another state was found" + detail;
      case HELD -> name(step) + " was held" + detail;
      case UNKNOWN ->
          name(step)
              + " gave no answer"
              + (step.observes() ? "" : " within " + of(step.longest()))
              + detail;
      case OK, FAILED ->
          switch (step) {
            case Step.AwaitLife(Duration timeout) -> "no new life within " + of(timeout) + detail;
            case Step.Settle(Duration duration) ->
                "the life did not stand for " + of(duration) + detail;
            case Step.Veto _ -> name(step) + " did not say go" + detail;
            case Step.Run(Step.Purpose purpose, Action _) when purpose == Step.Purpose.HEALTH ->
                "unhealthy: " + name(step) + " failed" + detail;
            case Step.Run _, Step.Signal _, Step.Evidence _ -> name(step) + " failed" + detail;
          };
    };
  }

  private static String word(StepResult.End end) {
    return switch (end) {
      case OK -> "ok";
      case FAILED -> "failed";
      case UNKNOWN -> "end not known";
      case CHANGED -> "not begun, another state was found";
      case HELD -> "held";
    };
  }

  private static String detail(StepResult result) {
    String detail = result.detail();
    if (detail.isBlank()) {
      return "";
    }
    return " ("
        + (detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) + "…" : detail)
        + ")";
  }

  /** A duration for people: in milliseconds below a second, else in seconds, minutes and hours. */
  static String of(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return duration.toMillis() + " ms";
    }
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      long tenths = duration.toMillis() / 100;
      return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }
    return duration
        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        .toString()
        .substring(2)
        .toLowerCase(Locale.ROOT);
  }
}
