package io.staunch.agent.main.talk;

import io.staunch.core.history.Archive;
import java.util.List;
import java.util.Optional;

/**
 * Part of a service's history.
 *
 * @param lives that the rows speak of, oldest first
 * @param tier how finely it is kept where the rows come from
 * @param next where the next page begins
 */
public record Excerpt(
    List<Archive.Life> lives, List<Archive.Row> rows, Optional<String> tier, Optional<Place> next) {
  public static final Excerpt NONE =
      new Excerpt(List.of(), List.of(), Optional.empty(), Optional.empty());

  public Excerpt {
    lives = List.copyOf(lives);
    rows = List.copyOf(rows);
  }

  /** A row of a tier. */
  public record Place(String tier, long row) {}
}
