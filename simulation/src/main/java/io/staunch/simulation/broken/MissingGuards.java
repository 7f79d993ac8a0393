package io.staunch.simulation.broken;

import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.BarredGuard;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.core.guard.ModeGuard;
import io.staunch.core.guard.Request;
import io.staunch.core.guard.Standing;
import io.staunch.core.guard.Verdict;
import io.staunch.core.guard.Warrant;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.List;

/** The line of guards with one of them left out. */
final class MissingGuards {
  private MissingGuards() {}

  static List<Flaw> all() {
    List<Flaw> all = new ArrayList<>();
    for (Guard guard : Guards.line()) {
      all.add(guard instanceof BarredGuard ? withoutBars() : without(guard.name()));
    }
    all.add(silenceIsYes());
    all.add(anOrderIsAnOrder());
    return all;
  }

  private static Flaw silenceIsYes() {
    return new Flaw("takes no answer for an approval", "approved") {
      @Override
      public List<Guard> guards() {
        return Guards.line().stream().map(MissingGuards::easy).toList();
      }
    };
  }

  /** A mode guard that asks nobody; every other guard as it is. */
  private static Guard easy(Guard guard) {
    if (!(guard instanceof ModeGuard)) {
      return guard;
    }
    return new Guard() {
      @Override
      public String name() {
        return guard.name();
      }

      @Override
      public Verdict admit(Request request, Standing standing) {
        return request.mode() == Mode.APPROVE ? Verdict.ADMITTED : guard.admit(request, standing);
      }
    };
  }

  private static Flaw anOrderIsAnOrder() {
    return new Flaw("asks no guard about what a person orders", "ordered") {
      @Override
      public List<Guard> guards() {
        return Guards.line().stream().map(MissingGuards::obedient).toList();
      }
    };
  }

  /** A guard that a person's order is enough for. */
  private static Guard obedient(Guard guard) {
    return new Guard() {
      @Override
      public String name() {
        return guard.name();
      }

      @Override
      public Verdict admit(Request request, Standing standing) {
        return request.warrant() == Warrant.ORDERED
            ? Verdict.ADMITTED
            : guard.admit(request, standing);
      }
    };
  }

  /** The ladder steps around barred rungs as well, so that guard alone would not be missed. */
  private static Flaw withoutBars() {
    return new Flaw("without the guard barred, and bars forgotten after a restart", "barred") {
      @Override
      public List<Guard> guards() {
        return without(new BarredGuard().name()).guards();
      }

      @Override
      public List<Entry> entries(List<Entry> read) {
        return read.stream().filter(entry -> !(entry.fact() instanceof Fact.Barred)).toList();
      }
    };
  }

  private static Flaw without(String guard) {
    return new Flaw("without the guard " + guard, law(guard)) {
      @Override
      public List<Guard> guards() {
        return Guards.line().stream().filter(other -> !other.name().equals(guard)).toList();
      }
    };
  }

  /** Laws bear the names of the guards that keep them, but for one. */
  private static String law(String guard) {
    return guard.equals("outage") ? "out-at-once" : guard;
  }
}
