package io.staunch.agent.notify;

import io.staunch.agent.actuate.CommandRunner;
import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.ledger.Notice;
import io.staunch.policy.file.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes messages, keeps them on disk until they are delivered, and delivers them beside everything
 * else: a channel that hangs delays its own messages and nothing more. At least once: a message
 * whose delivery we did not live to see is sent again, under the same key.
 */
public final class Outbox implements AutoCloseable {
  private static final int TEXT_MOST = 4000;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final OutboxFile file;
  private final Supplier<String> host;
  private final Supplier<SortedMap<String, Channel>> channels;
  private final Function<Channel, Carrier> carriers;
  private final Executor couriers;
  private final MonotonicClock clock;
  private final long began;
  private final SortedMap<String, ChannelQueue> queues = new TreeMap<>();
  private final Optional<String> leftBehind;
  private Optional<String> diskProblem = Optional.empty();
  private long count;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closed;

  Outbox(
      OutboxFile file,
      Supplier<String> host,
      Supplier<SortedMap<String, Channel>> channels,
      Function<Channel, Carrier> carriers,
      Executor couriers,
      MonotonicClock clock) {
    this.file = file;
    this.host = host;
    this.channels = channels;
    this.carriers = carriers;
    this.couriers = couriers;
    this.clock = clock;
    this.began = clock.nanos();
    OutboxFile.Kept kept = file.read();
    this.leftBehind = kept.problem();
    kept.letters().forEach(letter -> queue(letter.channel()).add(letter.message()));
  }

  /**
   * Opens the outbox with what an earlier run left in it, and begins to deliver.
   *
   * @param file where undelivered messages are kept
   * @param host this host's name, as messages show it
   * @param channels the declared ways out, as they are at the moment of asking
   */
  public static Outbox open(
      Path file, Supplier<String> host, Supplier<SortedMap<String, Channel>> channels) {
    CommandRunner runner = CommandRunner.ofThisMachine();
    Outbox outbox =
        new Outbox(
            new OutboxFile(file),
            host,
            channels,
            channel -> Carrier.of(channel, runner),
            work -> Thread.ofPlatform().daemon().name("staunch-courier").start(work),
            MonotonicClock.SYSTEM);
    Thread.ofPlatform().daemon().name("staunch-outbox").start(outbox::run);
    return outbox;
  }

  /** Takes a message for every declared channel; it is on disk when this returns. */
  public void add(Notice notice) {
    add(notice, channels.get().keySet());
  }

  /** Takes a message for these channels; it is on disk when this returns. */
  public synchronized void add(Notice notice, Collection<String> to) {
    Message message = message(notice);
    to.forEach(channel -> queue(channel).add(message));
    save();
    wake.release();
  }

  /** Sends a test message past the queue and waits for it; empty where it was delivered. */
  public Optional<String> test(String channel) throws InterruptedException {
    Optional<Channel> declared = Optional.ofNullable(channels.get().get(channel));
    if (declared.isEmpty()) {
      return Optional.of("the host file declares no channel " + channel);
    }
    Notice notice =
        new Notice(
            "ST-TEST",
            Notice.Severity.TICKET,
            0,
            Optional.empty(),
            0,
            "This is a test of the channel " + channel + ": nothing is wrong.",
            "staunch status");
    Message message;
    synchronized (this) {
      message = message(notice);
    }
    return switch (carried(declared.get(), message)) {
      case Delivery.Delivered _ -> Optional.empty();
      case Delivery.Failed(String reason) -> Optional.of(reason);
      case Delivery.Refused(String reason) -> Optional.of(reason);
    };
  }

  /** How each channel is doing, by name. */
  public synchronized List<ChannelStatus> status() {
    return queues.values().stream().map(ChannelQueue::status).toList();
  }

  /** What people should know of the outbox; empty where all is well. */
  public synchronized Optional<String> trouble() {
    List<String> troubles = new ArrayList<>();
    leftBehind.ifPresent(troubles::add);
    diskProblem.ifPresent(troubles::add);
    status().forEach(status -> status.trouble().ifPresent(troubles::add));
    return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
  }

  /** Whether every message was delivered. */
  public synchronized boolean isEmpty() {
    return queues.values().stream().allMatch(queue -> queue.messages().isEmpty());
  }

  /** Begins every try that is due; says how long nothing more will be. */
  synchronized Duration step() {
    SortedMap<String, Channel> declared = channels.get();
    if (queues.keySet().retainAll(declared.keySet())) {
      save();
    }
    Duration wait = LONGEST_WAIT;
    for (var entry : declared.entrySet()) {
      ChannelQueue queue = queue(entry.getKey());
      queue.begin(now()).ifPresent(message -> begin(queue, entry.getValue(), message));
      Duration until = queue.dueAt().map(due -> due.minus(now())).orElse(LONGEST_WAIT);
      wait = until.compareTo(wait) < 0 ? until : wait;
    }
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private void run() {
    try {
      while (!closed) {
        if (wake.tryAcquire(step().toNanos(), TimeUnit.NANOSECONDS)) {
          wake.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(ChannelQueue queue, Channel channel, Message message) {
    try {
      couriers.execute(() -> carry(queue, channel, message));
    } catch (RuntimeException | OutOfMemoryError e) {
      queue.ended(new Delivery.Failed("no thread to send it: " + e), now());
    }
  }

  private void carry(ChannelQueue queue, Channel channel, Message message) {
    Delivery delivery;
    try {
      delivery = carried(channel, message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      delivery = new Delivery.Failed("the agent ended meanwhile");
    }
    synchronized (this) {
      queue.ended(delivery, now());
      save();
    }
    wake.release();
  }

  private Delivery carried(Channel channel, Message message) throws InterruptedException {
    try {
      return carriers.apply(channel).carry(message);
    } catch (RuntimeException | OutOfMemoryError e) {
      // whatever it was, the queue must hear of it: it waits for this answer
      return new Delivery.Failed("failed within the agent: " + e);
    }
  }

  private Message message(Notice said) {
    Instant at = Instant.now();
    String text = said.text();
    Notice notice =
        text.length() <= TEXT_MOST
            ? said
            : new Notice(
                said.code(),
                said.severity(),
                said.incident(),
                said.service(),
                said.reminder(),
                text.substring(0, TEXT_MOST) + "…",
                said.next());
    return new Message(
        host.get() + "-" + at.toEpochMilli() + "-" + ++count, host.get(), at, notice);
  }

  private ChannelQueue queue(String channel) {
    return queues.computeIfAbsent(channel, ChannelQueue::new);
  }

  private Duration now() {
    return Duration.ofNanos(clock.nanos() - began);
  }

  private void save() {
    List<Letter> letters = new ArrayList<>();
    queues.forEach((channel, queue) ->
        queue.messages().forEach(message -> letters.add(new Letter(channel, message))));
    diskProblem = file.write(letters);
  }

  /** Stops delivering; what was not delivered is on disk for the next run. */
  @Override
  public void close() {
    closed = true;
    wake.release();
  }
}
