package io.staunch.core.act;

import java.util.List;

/**
 * Performs orders once: compares before it acts, writes down before it begins, never repeats,
 * restores by itself.
 */
public final class Hand {
  /**
   * Takes one event and says what is to be done; the first event must be {@link
   * HandEvent.Recovered}.
   */
  public List<HandEffect> on(HandEvent event) {
    return List.of();
  }
}
