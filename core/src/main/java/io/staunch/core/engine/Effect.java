package io.staunch.core.engine;

import io.staunch.core.act.Order;
import io.staunch.core.collect.Focus;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Notice;

/** What the engine asks of the world; the shell performs them in order and feeds back events. */
public sealed interface Effect {
  /** Write durably, then answer with {@link Event.Recorded}. */
  record Note(Entry entry) implements Effect {}

  /** Give the order to the hand. Only ever asked for after its intent was recorded. */
  record Act(Order order) implements Effect {}

  /**
   * What became of this order? The hand answers with {@link Event.Ended}, NOT_DONE where it never
   * saw it.
   */
  record Inquire(long order, String service) implements Effect {}

  record Watch(Focus focus) implements Effect {}

  /** Tell people, by every channel the notice is routed to. */
  record Tell(Notice notice) implements Effect {}
}
