package io.staunch.core.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rung is next: the gentlest that the rule lists, the host can do, and that has not already
 * bought too little. Moving past one that bought too little needs the rule's leave to climb; where
 * nothing is left, people are paged and nothing is done.
 */
public final class Ladder {
  private Ladder() {}

  /**
   * @param reason half a sentence on why this rung and not a gentler one
   */
  public record Choice(Rung rung, String reason) {}

  /** How much time there is to try the gentle ways first. */
  public enum Urgency {
    /** Enough to see what a gentle rung brings. */
    CALM,
    /**
     * Exhaustion comes before a rung that may bring nothing could be judged: only rungs that give
     * the memory back for certain will do, if the rule lists one.
     */
    NEAR
  }

  /** The next rung while there is time. */
  public static Choice next(
      List<Rung> listed, List<Rung> possible, List<Rung> barred, boolean climb) {
    return next(listed, possible, barred, climb, Urgency.CALM);
  }

  /**
   * @param listed rungs that the rule may use
   * @param possible rungs that the host file has actions for
   * @param barred rungs that were tried on this service and bought too little
   * @param climb whether the rule may go on after a barred rung
   */
  public static Choice next(
      List<Rung> listed, List<Rung> possible, List<Rung> barred, boolean climb, Urgency urgency) {
    List<String> passedBy = new ArrayList<>();
    boolean certain =
        urgency == Urgency.NEAR
            && listed.stream()
                .anyMatch(r -> isCertain(r) && possible.contains(r) && !barred.contains(r));
    for (Rung rung : Rung.values()) {
      if (!listed.contains(rung) || rung == Rung.STOP_AND_PAGE) {
        continue;
      }
      if (barred.contains(rung)) {
        passedBy.add(words(rung) + " bought too little before");
        if (!climb) {
          return stop(passedBy, "the rule does not allow a stronger step after that");
        }
      } else if (!possible.contains(rung)) {
        passedBy.add("the host file has no action to " + words(rung));
      } else if (certain && !isCertain(rung)) {
        passedBy.add("no time is left to try a " + words(rung));
      } else {
        return new Choice(rung, chosen(rung, passedBy));
      }
    }
    return stop(passedBy, "no step is left that the rule lists");
  }

  private static boolean isCertain(Rung rung) {
    return rung == Rung.RESTART || rung == Rung.FAIL_OVER;
  }

  private static String chosen(Rung rung, List<String> passedBy) {
    return passedBy.isEmpty()
        ? words(rung) + " is the gentlest step that the rule lists"
        : words(rung) + ", since " + String.join(", and ", passedBy);
  }

  private static Choice stop(List<String> passedBy, String reason) {
    List<String> all = new ArrayList<>(passedBy);
    all.add(reason);
    return new Choice(Rung.STOP_AND_PAGE, String.join("; ", all));
  }

  private static String words(Rung rung) {
    return switch (rung) {
      case RECLAIM -> "reclaim";
      case TRIM -> "trim";
      case RELOAD -> "reload";
      case RESTART -> "restart";
      case FAIL_OVER -> "fail over";
      case STOP_AND_PAGE -> "stop and page";
    };
  }
}
