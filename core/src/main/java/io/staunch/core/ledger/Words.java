package io.staunch.core.ledger;

import io.staunch.core.act.Step;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Durations;
import java.util.Locale;

/** Nouns of the core in words for people. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What would have been done, in the past: {@code restarted web}. */
  static String done(Rung rung, String service) {
    return switch (rung) {
      case RECLAIM -> "reclaimed memory of " + service;
      case TRIM -> "trimmed " + service;
      case RELOAD -> "reloaded " + service;
      case RESTART -> "restarted " + service;
      case FAIL_OVER -> "failed over " + service;
      case STOP_AND_PAGE -> "stopped acting on " + service;
    };
  }

  static String of(Step step) {
    String within = " (at most " + Durations.text(step.longest()) + ")";
    return switch (step) {
      case Step.Veto veto -> "ask the site's veto command " + veto.action().name() + within;
      case Step.Evidence _ -> "capture evidence" + within;
      case Step.Run run -> of(run.purpose()) + " by action " + run.action().name() + within;
      case Step.Signal signal ->
          "signal TERM, after " + Durations.text(signal.term()) + " KILL" + within;
      case Step.AwaitLife _ -> "wait for a new life" + within;
      case Step.Settle settle -> "see it stand for " + Durations.text(settle.duration());
    };
  }

  /** Whose new life it is, and who brought it about. */
  static String of(Fact.LifeChanged change) {
    String who =
        switch (change.cause()) {
          case FIRST_SEEN -> "first seen";
          case OURS -> "by our order";
          case FOREIGN -> "by somebody else or by itself";
        };
    return change.service()
        + ": "
        + change.to().map(life -> "new life " + life).orElse("gone")
        + ", "
        + who;
  }

  /**
   * As printed on a terminal: what could move the cursor or turn the text around is shown as a
   * question mark.
   */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            switch (Character.getType(c)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR ->
                  '?';
              default -> c;
            })
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
