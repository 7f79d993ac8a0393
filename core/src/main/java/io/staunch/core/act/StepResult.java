package io.staunch.core.act;

import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.Optional;

/**
 * How one step ended.
 *
 * @param now the service's life as seen right after; empty where none is there
 * @param detail exit code, bounded redacted output, or where the evidence lies
 */
public record StepResult(End end, Optional<Incarnation> now, String detail, Duration took) {

  /** The ways a step can end. */
  public enum End {
    OK,
    FAILED,
    /** Time-out, or we died meanwhile: nobody knows whether it took effect. */
    UNKNOWN,
    /** Not begun: the life that was judged is no longer current. */
    CHANGED,
    /** Not begun: a veto, a pause flag or a disk that cannot be written held it. */
    HELD
  }
}
