package io.staunch.agent.notify;

import io.staunch.core.ledger.Notice;
import io.staunch.core.wire.Json;
import java.time.Instant;
import java.util.Locale;

/**
 * A notice on its way to people. Each is delivered at least once: whoever gets it twice knows it by
 * its key.
 *
 * @param key the same at every try, different for every message
 * @param host where it comes from
 * @param at wall time at which it was said
 */
public record Message(String key, String host, Instant at, Notice notice) {
  private static final int SUBJECT_MOST = 160;

  /** {@code page} or {@code ticket}. */
  String severity() {
    return notice.severity().name().toLowerCase(Locale.ROOT);
  }

  boolean isPage() {
    return notice.severity() == Notice.Severity.PAGE;
  }

  /** Whether this says again, and newer, what the other says of the same incident. */
  boolean supersedes(Message other) {
    return notice.incident() != 0
        && notice.incident() == other.notice.incident()
        && notice.code().equals(other.notice.code())
        && notice.service().equals(other.notice.service())
        && notice.reminder() > other.notice.reminder();
  }

  /** In one line. */
  String subject() {
    String service = notice.service().map(name -> " " + name).orElse("");
    String line =
        "[%s] %s %s%s: %s"
            .formatted(
                host,
                severity().toUpperCase(Locale.ROOT),
                notice.code(),
                service,
                notice.text().lines().findFirst().orElse(""));
    return line.length() <= SUBJECT_MOST ? line : line.substring(0, SUBJECT_MOST - 1) + "…";
  }

  /** For people, some lines. */
  String body() {
    StringBuilder body = new StringBuilder(notice.text()).append("\n\n");
    body.append("Next:     ").append(notice.next()).append('\n');
    body.append("Code:     ").append(notice.code()).append(", see docs/runbooks/");
    body.append(notice.code()).append(".md\n");
    body.append("Host:     ").append(host).append('\n');
    notice.service().ifPresent(name -> body.append("Service:  ").append(name).append('\n'));
    if (notice.incident() != 0) {
      body.append("Incident: ").append(notice.incident());
      body.append(isPage() ? ", said again until: staunch ack " + notice.incident() : "");
      body.append('\n');
    }
    if (notice.reminder() > 0) {
      body.append("Reminder: ").append(notice.reminder()).append('\n');
    }
    return body.append("Said at:  ").append(at).append('\n').toString();
  }

  /** For programs, on one line. */
  String json() {
    Json.Obj json =
        Json.Obj.EMPTY
            .with("version", 1)
            .with("key", key)
            .with("at", at.toString())
            .with("host", host)
            .with("code", notice.code())
            .with("severity", severity())
            .with("incident", notice.incident())
            .with("reminder", notice.reminder())
            .with("text", notice.text())
            .with("next", notice.next());
    return notice.service().map(name -> json.with("service", name)).orElse(json).compact();
  }
}
