package io.staunch.agent.notify;

import java.util.Optional;

/**
 * How a channel is doing.
 *
 * @param waiting messages not yet delivered
 * @param delivered messages delivered since the agent began
 * @param failures tries in a row that failed
 * @param droppedTickets given up since the agent began, for want of room or because they were
 *     refused again and again
 * @param droppedPages likewise
 * @param problem why the last try failed; empty after a success
 */
public record ChannelStatus(
    String channel,
    int waiting,
    long delivered,
    int failures,
    long droppedTickets,
    long droppedPages,
    Optional<String> problem) {

  /** What people should know of it; empty where all is well. */
  public Optional<String> trouble() {
    if (droppedTickets + droppedPages > 0) {
      return Optional.of(
          "channel %s gave up %d pages and %d tickets%s"
              .formatted(channel, droppedPages, droppedTickets, last()));
    }
    return problem.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "channel %s fails (%d times in a row, %d messages wait)%s"
                .formatted(channel, failures, waiting, last()));
  }

  private String last() {
    return problem.map(text -> "; the last try: " + text).orElse("");
  }
}
