package io.staunch.simulation.shell;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;

/** How often something arrives that was sent once: a link may lose and repeat. */
public interface Courier {
  int copies(Order order);

  int copies(Outcome outcome);
}
