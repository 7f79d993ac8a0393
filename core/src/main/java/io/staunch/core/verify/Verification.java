package io.staunch.core.verify;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.util.Optional;

/**
 * What an order brought. UP closes the order, returns the permit and decides the page; WORTH is
 * judged later, since memory is always low right after a restart.
 *
 * @param before ruling memory when it was judged
 * @param after ruling memory now, where it could be measured
 */
public record Verification(
    long order,
    String service,
    Kind kind,
    Result result,
    Optional<Incarnation> life,
    Bytes before,
    Optional<Bytes> after,
    String reason) {

  /** Which of the two questions. */
  public enum Kind {
    UP,
    WORTH
  }

  /** The answers. */
  public enum Result {
    YES,
    NO,
    /** Could not be measured: holds and pages, never moves up the ladder. */
    UNKNOWN
  }
}
