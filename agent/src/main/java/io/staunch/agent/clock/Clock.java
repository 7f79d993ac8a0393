package io.staunch.agent.clock;

import io.staunch.core.fleet.Moment;

/** Where the shell takes its moments from. */
@FunctionalInterface
public interface Clock {
  Moment now();
}
