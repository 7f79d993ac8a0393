package io.staunch.agent.notify;

import io.staunch.agent.time.Deadline;
import io.staunch.policy.file.Channel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;

/** Hands a message to a mail server that trusts this host (SMTP, RFC 5321). */
record MailCarrier(Channel.Smtp channel) implements Carrier {
  private static final int LINE_MOST = 1024;
  private static final int LINES_MOST = 64;

  @Override
  public Delivery carry(Message message) {
    String where = "mail server " + channel.server() + " port " + channel.port();
    if (!Stream.concat(Stream.of(channel.from()), channel.to().stream())
        .allMatch(address -> address.matches("[!-;=?-~]+"))) {
      return new Delivery.Refused("a mail address has a blank, a bracket or is not ASCII");
    }
    Deadline deadline = Deadline.in(channel.timeout());
    try (Conversation conversation =
        Conversation.with(channel.server(), channel.port(), deadline)) {
      submit(conversation, message);
      return Delivery.DELIVERED;
    } catch (Unwanted e) {
      String reason = where + " answers: " + e.getMessage();
      return e.lasting ? new Delivery.Refused(reason) : new Delivery.Failed(reason);
    } catch (SocketTimeoutException e) {
      return new Delivery.Failed(
          where + " did not answer within " + deadline.elapsed().toMillis() + " ms");
    } catch (IOException e) {
      return new Delivery.Failed(where + ": " + e.getMessage());
    }
  }

  private void submit(Conversation conversation, Message message) throws IOException {
    expect(conversation, 2);
    greet(conversation, Mail.atom(message.host()));
    ask(conversation, "MAIL FROM:<" + channel.from() + ">", 2);
    recipients(conversation);
    ask(conversation, "DATA", 3);
    // the server takes the mail over with its answer to the lone dot; who says QUIT may leave
    ask(conversation, stuffed(Mail.of(message, channel.from(), channel.to())) + ".", 2);
    conversation.say("QUIT\r\n");
  }

  private static void greet(Conversation conversation, String name) throws IOException {
    try {
      ask(conversation, "EHLO " + name, 2);
    } catch (Unwanted e) {
      ask(conversation, "HELO " + name, 2);
    }
  }

  /** One who takes it is enough: the others' refusal must not keep it from him. */
  private void recipients(Conversation conversation) throws IOException {
    boolean taken = false;
    Unwanted problem = new Unwanted("nobody to send to", true);
    for (String to : channel.to()) {
      try {
        ask(conversation, "RCPT TO:<" + to + ">", 2);
        taken = true;
      } catch (Unwanted e) {
        problem = e;
      }
    }
    if (!taken) {
      throw problem;
    }
  }

  /** A line that begins with a dot gets another, so that none ends the mail (RFC 5321, 4.5.2). */
  static String stuffed(String mail) {
    return (mail.startsWith(".") ? "." : "") + mail.replace("\r\n.", "\r\n..");
  }

  private static void ask(Conversation conversation, String line, int wanted) throws IOException {
    conversation.say(line + "\r\n");
    expect(conversation, wanted);
  }

  private static void expect(Conversation conversation, int wanted) throws IOException {
    for (int i = 0; i < LINES_MOST; i++) {
      String line = conversation.line(LINE_MOST);
      if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
        throw new IOException("does not speak SMTP");
      }
      if (line.length() == 3 || line.charAt(3) == ' ') {
        if (line.charAt(0) - '0' != wanted) {
          throw new Unwanted(line, line.charAt(0) == '5');
        }
        return;
      }
    }
    throw new IOException("answers without end");
  }

  /** An answer other than the one that is needed. */
  private static final class Unwanted extends IOException {
    private static final long serialVersionUID = 1;
    private final boolean lasting;

    Unwanted(String line, boolean lasting) {
      super(line.replaceAll("[^ -~]", " "));
      this.lasting = lasting;
    }
  }
}
