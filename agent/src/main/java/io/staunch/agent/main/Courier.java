package io.staunch.agent.main;

import io.staunch.agent.actuate.Command;
import io.staunch.agent.actuate.CommandResult;
import io.staunch.agent.actuate.CommandRunner;
import io.staunch.core.ledger.Notice;
import io.staunch.core.wire.Codec;
import io.staunch.policy.file.Channel;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** Carries notices to the argv channels. */
final class Courier implements AutoCloseable {
  private final Supplier<SortedMap<String, Channel>> channels;
  private final BlockingQueue<Notice> queue = new ArrayBlockingQueue<>(64);
  private final Thread thread;
  private volatile Optional<String> trouble = Optional.empty();

  Courier(Supplier<SortedMap<String, Channel>> channels) {
    this.channels = channels;
    this.thread = Thread.ofPlatform().daemon().name("staunch-courier").start(this::run);
  }

  void add(Notice notice) {
    if (!queue.offer(notice)) {
      trouble = Optional.of("too many messages wait");
    }
  }

  Optional<String> test(String channel) throws InterruptedException {
    return send(
        Optional.ofNullable(channels.get().get(channel)).orElseThrow(),
        new Notice(
            "ST-TEST",
            Notice.Severity.TICKET,
            0,
            Optional.empty(),
            0,
            "This is a test.",
            "staunch doctor"));
  }

  Optional<String> trouble() {
    return trouble;
  }

  boolean isEmpty() {
    return queue.isEmpty() && trouble.isEmpty();
  }

  private void run() {
    try {
      while (true) {
        Notice notice = queue.take();
        for (Channel channel : channels.get().values()) {
          send(channel, notice)
              .ifPresent(failure -> trouble = Optional.of(channel.name() + ": " + failure));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<String> send(Channel channel, Notice notice) throws InterruptedException {
    if (!(channel instanceof Channel.Command command)) {
      return Optional.of("only argv channels are served yet");
    }
    Command run =
        new Command(
            command.run(),
            new TreeMap<>(),
            new Codec().text(Notice.class, notice) + "\n",
            command.timeout(),
            4096,
            false);
    CommandResult result = CommandRunner.ofThisMachine().run(run);
    return result instanceof CommandResult.Exited exited && exited.code() == 0
        ? Optional.empty()
        : Optional.of(result.toString());
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
