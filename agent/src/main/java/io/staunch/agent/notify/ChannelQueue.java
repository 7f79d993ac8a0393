package io.staunch.agent.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages that wait for one channel, and when the next is tried: pages before tickets, oldest
 * first, one at a time; after a failure the whole channel rests for a while that doubles. Knows no
 * clock: {@code now} is time on the monotonic one, since the agent began.
 */
final class ChannelQueue {
  /** Messages that may wait; when there is no room the oldest ticket goes, and only then a page. */
  static final int MOST = 200;

  /** Refusals of one message before it is given up. */
  static final int REFUSALS_MOST = 5;

  static final Duration FIRST_REST = Duration.ofSeconds(5);
  static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final String channel;
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<Message> underWay = Optional.empty();
  private Duration restsUntil = Duration.ZERO;
  private int failures;
  private long delivered;
  private long droppedTickets;
  private long droppedPages;
  private Optional<String> problem = Optional.empty();

  ChannelQueue(String channel) {
    this.channel = channel;
  }

  private record Waiting(Message message, int refusals) {}

  /**
   * Queues a message; one that says the same, older, and is not yet under way makes room for it.
   */
  void add(Message message) {
    waiting.removeIf(other -> message.supersedes(other.message()) && !isUnderWay(other.message()));
    waiting.add(new Waiting(message, 0));
    if (waiting.size() > MOST) {
      waiting.stream()
          .filter(other -> !other.message().isPage() && !isUnderWay(other.message()))
          .findFirst()
          .or(() -> waiting.stream().filter(other -> !isUnderWay(other.message())).findFirst())
          .ifPresent(this::drop);
    }
  }

  /** The message to be tried now, if any; it is under way until {@link #ended}. */
  Optional<Message> begin(Duration now) {
    if (underWay.isPresent() || now.compareTo(restsUntil) < 0) {
      return Optional.empty();
    }
    underWay =
        waiting.stream()
            .map(Waiting::message)
            .filter(Message::isPage)
            .findFirst()
            .or(() -> waiting.stream().map(Waiting::message).findFirst());
    return underWay;
  }

  void ended(Delivery delivery, Duration now) {
    Message message = underWay.orElseThrow(() -> new IllegalStateException("nothing under way"));
    underWay = Optional.empty();
    Waiting tried =
        waiting.stream().filter(w -> w.message().equals(message)).findFirst().orElseThrow();
    switch (delivery) {
      case Delivery.Delivered _ -> {
        waiting.remove(tried);
        delivered++;
        failures = 0;
        problem = Optional.empty();
      }
      case Delivery.Failed(String reason) -> failed(reason, now);
      case Delivery.Refused(String reason) -> {
        failed(reason, now);
        waiting.remove(tried);
        if (tried.refusals() + 1 < REFUSALS_MOST) {
          // behind the others: what it is refused for need not be true of them
          waiting.add(new Waiting(message, tried.refusals() + 1));
        } else {
          count(message);
        }
      }
    }
  }

  /** When the next try may begin; empty where none waits or one is under way. */
  Optional<Duration> dueAt() {
    return waiting.isEmpty() || underWay.isPresent() ? Optional.empty() : Optional.of(restsUntil);
  }

  /** All that is not yet delivered, in the order of arrival. */
  List<Message> messages() {
    return waiting.stream().map(Waiting::message).toList();
  }

  ChannelStatus status() {
    return new ChannelStatus(
        channel, waiting.size(), delivered, failures, droppedTickets, droppedPages, problem);
  }

  private void failed(String reason, Duration now) {
    problem = Optional.of(reason);
    failures++;
    Duration rest = FIRST_REST;
    for (int i = 1; i < failures && rest.compareTo(LONGEST_REST) < 0; i++) {
      rest = rest.multipliedBy(2);
    }
    restsUntil = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
  }

  private boolean isUnderWay(Message message) {
    return underWay.filter(message::equals).isPresent();
  }

  private void drop(Waiting dropped) {
    waiting.remove(dropped);
    count(dropped.message());
  }

  private void count(Message dropped) {
    if (dropped.isPage()) {
      droppedPages++;
    } else {
      droppedTickets++;
    }
  }
}
