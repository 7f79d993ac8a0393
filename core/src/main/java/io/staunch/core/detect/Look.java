package io.staunch.core.detect;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.Series;
import java.util.Optional;

/**
 * What a detector looks at.
 *
 * @param sample the newest sample; empty for a tick that brought none
 * @param service what that sample says of the subject; empty for the server, and where it says
 *     nothing
 * @param series the subject's history with this sample in it; empty for the server, and where it
 *     was never seen
 */
public record Look(
    Moment at, Optional<Sample> sample, Optional<ServiceSample> service, Optional<Series> series) {

  /** Whether readings count here: a sample between ticks does not. */
  boolean isRegular() {
    return sample.map(taken -> !taken.betweenTicks()).orElse(false);
  }
}
