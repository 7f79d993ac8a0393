package io.staunch.agent.actuate;

import io.staunch.core.fleet.Incarnation;
import java.util.List;
import java.util.Optional;

/** Port: who is alive right now, read now and not taken from the last sample. Any thread asks. */
public interface Lives {
  /**
   * The service's life; empty where it is down or what is seen of it contradicts its declaration.
   */
  Optional<Incarnation> current(String service);

  /** The service's processes, leader first; empty where it is down. */
  List<Member> members(String service);
}
