package io.staunch.simulation.shell;

import io.staunch.core.act.HandRecord;
import io.staunch.core.act.Order;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Bounds;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Notice;
import io.staunch.simulation.host.Performer.Care;
import java.util.List;

/**
 * How an agent is put together. {@link #SOUND} is as it should be; each broken one gets one thing
 * wrong, so that it can be shown that the simulation notices.
 */
public interface Build {
  Build SOUND = () -> "sound";

  String name();

  default List<Guard> guards() {
    return Guards.line();
  }

  /** What reaches the engine of what policy and host file say. */
  default Ruleset rules(Ruleset read) {
    return read;
  }

  /** What reaches the engine of what was read. */
  default Sample sample(Sample read) {
    return read;
  }

  /** What reaches the engine of what the ledger file holds. */
  default List<Entry> entries(List<Entry> read) {
    return read;
  }

  /** What reaches the hand of what its journal holds. */
  default List<HandRecord> journal(List<HandRecord> read) {
    return read;
  }

  /** What reaches the hand of an order. */
  default Order order(Order given) {
    return given;
  }

  /** Whether an order waits until the ledger has answered. */
  default boolean waitsForLedger() {
    return true;
  }

  /** Whether what is called durable is written at all. */
  default boolean writes(Entry entry) {
    return true;
  }

  default boolean writes(HandRecord record) {
    return true;
  }

  /** Whether the shell does what the engine asks for. */
  default boolean does(Effect effect) {
    return true;
  }

  default boolean tells(Notice notice) {
    return true;
  }

  /** Lets the engine hear an event. */
  default List<Effect> hear(Engine engine, Event event) {
    return engine.on(event);
  }

  /** How much the engine says that it keeps. */
  default List<Bounds.Use> uses(List<Bounds.Use> kept) {
    return kept;
  }

  default Care care() {
    return Care.FULL;
  }
}
