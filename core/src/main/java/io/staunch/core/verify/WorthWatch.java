package io.staunch.core.verify;

import io.staunch.core.attribute.Sample;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches a life after an act until it is known whether the act was worth it: whether the life
 * takes long enough to pass the same limit again.
 *
 * @param order number of the order that acted
 * @param rule the rule whose limit counts
 * @param life the life after the act; for a reload the same as before
 * @param since when the act ended
 * @param limit the limit in bytes; for a server rule what the service held when it was judged
 * @param before ruling memory when it was judged
 * @param lifeBefore how long the judged life had run when it passed the limit; zero: no baseline
 * @param coolDown the rule's cool-down, without back-off
 */
public record WorthWatch(
    long order,
    String service,
    Rung rung,
    String rule,
    Incarnation life,
    Moment since,
    Bytes limit,
    Bytes before,
    Duration lifeBefore,
    Duration coolDown) {

  /**
   * The answer by this sample; empty while it cannot be known.
   *
   * @param finding the rule's newest finding on this service, or on the server where the rule is
   *     about the server
   */
  public Optional<Verification> judge(Sample newest, Finding finding) {
    return Optional.empty();
  }
}
