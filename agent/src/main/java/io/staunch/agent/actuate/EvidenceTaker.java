package io.staunch.agent.actuate;

import java.time.Duration;
import java.util.List;

/** Port: captures what will be gone after the act. */
@FunctionalInterface
public interface EvidenceTaker {
  /**
   * Captures what fits into the budget and returns within it.
   *
   * @param members the service's processes, leader first
   * @return one line for the ledger: where it lies, or why there is none
   */
  String take(long order, String service, List<Member> members, Duration budget)
      throws InterruptedException;
}
