package io.staunch.policy.file;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A way to tell people, by its name in the host file. */
public sealed interface Channel {
  String name();

  Duration timeout();

  /** A program that gets the message on its standard input. */
  record Command(String name, List<String> run, Duration timeout) implements Channel {
    public Command {
      run = List.copyOf(run);
    }
  }

  /** An HTTP address the message is posted to as JSON. */
  record Webhook(String name, URI url, Duration timeout) implements Channel {}

  /** A mail server that takes mail from this host without a password. */
  record Smtp(String name, String server, int port, String from, List<String> to, Duration timeout)
      implements Channel {
    public Smtp {
      to = List.copyOf(to);
    }
  }
}
