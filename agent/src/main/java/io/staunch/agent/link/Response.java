package io.staunch.agent.link;

import io.staunch.core.wire.Json;

/** The agent's answer: one JSON line. */
public sealed interface Response {
  /**
   * @param body as the verb says
   */
  record Done(Json body) implements Response {}

  /**
   * @param message one or two sentences for people: what is wrong and what to do
   */
  record Refused(Kind kind, String message) implements Response {}

  /** Why there is no answer to what was asked. */
  enum Kind {
    /** Who asks has not the right. */
    DENIED,
    /** The request is not one that this agent understands. */
    BAD_REQUEST,
    /** Understood and allowed, but it did not work. */
    FAILED,
    /** Too many ask at the same time. */
    BUSY,
    /** No agent answered; said by the client itself. */
    UNREACHABLE
  }

  static Response refused(Kind kind, String message) {
    return new Refused(kind, message);
  }
}
