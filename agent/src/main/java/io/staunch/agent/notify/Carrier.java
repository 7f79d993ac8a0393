package io.staunch.agent.notify;

import io.staunch.agent.actuate.CommandRunner;
import io.staunch.policy.file.Channel;

/** Delivers one message over one channel, within the channel's time-out. */
@FunctionalInterface
interface Carrier {
  Delivery carry(Message message) throws InterruptedException;

  static Carrier of(Channel channel, CommandRunner runner) {
    return switch (channel) {
      case Channel.Command command -> new CommandCarrier(command, runner);
      case Channel.Smtp smtp -> new MailCarrier(smtp);
      case Channel.Webhook webhook -> new WebCarrier(webhook, Tls.OF_JDK);
    };
  }
}
