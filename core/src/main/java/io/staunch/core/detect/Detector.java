package io.staunch.core.detect;

import java.util.Optional;

/**
 * Port: what one rule says of one subject. Detectors keep nothing between looks; all they remember
 * stands in the finding.
 */
public interface Detector {
  /** The finding after a look, from the finding before it. */
  Finding examine(Finding before, Look look);

  /**
   * The finding before the first look: no data.
   *
   * @param service the subject; empty for the server as a whole
   */
  Finding initial(Optional<String> service);
}
