package io.staunch.core.guard;

import java.util.List;
import java.util.Optional;

/**
 * What the guards together say: which admitted, in order, and the first that refused.
 *
 * @param passed names of the guards before the refusal; all of them where nothing was refused
 */
public record Ruling(List<String> passed, Optional<Verdict.Refused> refused) {
  public Ruling {
    passed = List.copyOf(passed);
  }

  public boolean admitted() {
    return refused.isEmpty();
  }
}
