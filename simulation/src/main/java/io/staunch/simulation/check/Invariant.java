package io.staunch.simulation.check;

import io.staunch.simulation.seen.Happening;
import java.util.Optional;

/**
 * Something that must hold after every event.
 *
 * @param name short and stable, as it is printed
 * @param sentence what must hold
 */
public record Invariant(String name, String sentence, Check check) {
  /** Looks at one happening. */
  public interface Check {
    /** What is wrong; empty where nothing is. */
    Optional<String> broken(Happening happening);
  }
}
