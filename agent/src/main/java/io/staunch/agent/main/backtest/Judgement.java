package io.staunch.agent.main.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of each act whether it was needed, by what was measured after it. */
final class Judgement {
  private Judgement() {}

  static List<Act> of(
      List<Act> acts, List<Exhaustion> exhaustions, List<Recorded> pasts, long end) {
    List<Act> judged = new ArrayList<>();
    for (Act act : acts) {
      List<Exhaustion> inItsLife =
          exhaustions.stream()
              .filter(full -> full.service().equals(Optional.of(act.service())))
              .filter(full -> full.life() == act.life())
              .toList();
      Optional<Exhaustion> came =
          inItsLife.stream().filter(full -> !full.at().isBefore(act.at())).findFirst();
      judged.add(
          came.isPresent()
              ? act.judged(
                  Act.Verdict.NEEDED, Optional.of(Duration.between(act.at(), came.get().at())))
              : act.judged(
                  inItsLife.isEmpty() ? quiet(act, pasts, end) : Act.Verdict.LATE,
                  Optional.empty()));
    }
    return judged;
  }

  /** Nothing came of it: for long enough, or until the measured life was over. */
  private static Act.Verdict quiet(Act act, List<Recorded> pasts, long end) {
    Instant until = act.at().plus(Act.HORIZON);
    boolean lifeEnded =
        pasts.stream()
            .filter(past -> past.service().equals(act.service()))
            .anyMatch(past -> past.life(past.rows() - 1) != act.life());
    return lifeEnded || until.toEpochMilli() <= end ? Act.Verdict.NEEDLESS : Act.Verdict.OPEN;
  }
}
