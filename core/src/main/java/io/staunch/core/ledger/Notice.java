package io.staunch.core.ledger;

import java.util.Optional;

/**
 * A message to people: one per incident, with a stable code, its runbook page and the next command
 * to type.
 *
 * @param code stable, such as {@code ST-RESTARTED}; docs/runbooks/CODE.md explains it
 * @param incident its incident's number; 0 for none
 * @param service empty where it is about the host
 * @param reminder how often it was said before, 0 at first
 * @param next the next command to type
 */
public record Notice(
    String code,
    Severity severity,
    long incident,
    Optional<String> service,
    int reminder,
    String text,
    String next) {

  /** A page wakes people and is repeated until acknowledged; a ticket waits for the morning. */
  public enum Severity {
    TICKET,
    PAGE
  }
}
