package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/**
 * What a life ran as, so that lives can be told apart: another executable or command line is
 * another version or another setting.
 *
 * @param executable path of its leader's executable, where it may be read
 * @param command the leader's command line, its secrets blanked and bounded
 * @param ceiling the bound of its own memory, where one is known
 */
public record LifeFacts(
    Optional<String> executable, Optional<String> command, Optional<Bytes> ceiling) {
  /** Nothing is known. */
  public static final LifeFacts NONE =
      new LifeFacts(Optional.empty(), Optional.empty(), Optional.empty());

  /** These, and what only {@code former} knows. */
  public LifeFacts or(LifeFacts former) {
    return new LifeFacts(
        executable.or(former::executable),
        command.or(former::command),
        ceiling.or(former::ceiling));
  }
}
