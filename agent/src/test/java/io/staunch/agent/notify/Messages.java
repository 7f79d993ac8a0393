package io.staunch.agent.notify;

import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Notice.Severity;
import java.time.Instant;
import java.util.Optional;

/** Messages for tests. */
final class Messages {
  static final Instant AT = Instant.parse("2025-11-20T03:12:00Z");

  private Messages() {}

  static Notice notice(Severity severity, long incident, int reminder, String text) {
    return new Notice(
        "ST-HELD", severity, incident, Optional.of("web"), reminder, text, "staunch explain last");
  }

  static Message page(String key, String text) {
    return new Message(key, "srv1", AT, notice(Severity.PAGE, 0, 0, text));
  }

  static Message ticket(String key) {
    return new Message(key, "srv1", AT, notice(Severity.TICKET, 0, 0, "text"));
  }

  static Message reminder(String key, long incident, int reminder) {
    return new Message(key, "srv1", AT, notice(Severity.PAGE, incident, reminder, "text"));
  }
}
