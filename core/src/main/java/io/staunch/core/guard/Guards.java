package io.staunch.core.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The guards of the line and how they are asked. */
public final class Guards {
  private Guards() {}

  /**
   * Every guard, in the order they are asked: first what only a change of policy or a person lifts,
   * then what the host and others do, then what passes with time, and the mode last. The order
   * decides which reason is told, never whether we act.
   */
  public static List<Guard> line() {
    return List.of(
        new CandidateGuard(),
        new ProtectedGuard(),
        new BarredGuard(),
        new PauseGuard(),
        new ClockGuard(),
        new WindowGuard(),
        new BootGraceGuard(),
        new OthersGuard(),
        new StartGraceGuard(),
        new OutageGuard(),
        new CoolDownGuard(),
        new StormGuard(),
        new StartLimitGuard(),
        new BudgetGuard(),
        new ModeGuard());
  }

  /** Asks one guard after the other until one refuses. */
  public static Ruling admit(List<Guard> guards, Request request, Standing standing) {
    List<String> passed = new ArrayList<>();
    for (Guard guard : guards) {
      switch (guard.admit(request, standing)) {
        case Verdict.Admitted() -> passed.add(guard.name());
        case Verdict.Refused refused -> {
          return new Ruling(passed, Optional.of(refused));
        }
      }
    }
    return new Ruling(passed, Optional.empty());
  }
}
