package io.staunch.simulation;

import io.staunch.simulation.broken.Flaw;
import io.staunch.simulation.check.Laws;
import java.util.Optional;

/**
 * Runs seeds with a build that has one thing wrong until the law for it is broken.
 *
 * @param first the first seed in which any law was broken
 * @param own the first seed in which the law for that flaw was
 */
record Hunt(Flaw flaw, Optional<Hit> first, Optional<Hit> own) {
  /** A law was broken in a seed. */
  record Hit(long seed, String law) {}

  static Hunt after(Flaw flaw, long first, long seeds) {
    Hunt hunt = new Hunt(flaw, Optional.empty(), Optional.empty());
    for (long seed = first; seed < first + seeds && hunt.own().isEmpty(); seed++) {
      Optional<Laws.Broken> broken = Simulation.run(seed, flaw).broken();
      if (broken.isPresent()) {
        hunt = hunt.with(new Hit(seed, broken.get().law()));
      }
    }
    return hunt;
  }

  private Hunt with(Hit hit) {
    return new Hunt(
        flaw,
        first.or(() -> Optional.of(hit)),
        hit.law().equals(flaw.law()) ? Optional.of(hit) : own);
  }
}
