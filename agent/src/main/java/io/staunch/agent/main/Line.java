package io.staunch.agent.main;

import io.staunch.core.act.Hand;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.HandEvent;
import io.staunch.core.act.HandRecord;
import io.staunch.core.collect.Focus;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Notice;
import io.staunch.core.replay.Recorder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The local architecture: engine and hand side by side on one thread. What one asks of the other or
 * of the world is carried over in order, and every answer is the next event; nothing is decided
 * here.
 */
final class Line {
  /** The world as the line needs it; every call returns at once. */
  interface World {
    Moment now();

    /** Appends durably; false where it could not. */
    boolean record(Entry entry);

    /** Appends durably; false where it could not. */
    boolean journal(HandRecord record);

    /** Begins one step; its end comes back as {@link HandEvent.StepEnded}. */
    void perform(HandEffect.Perform step);

    /** The service's life right now. */
    Optional<Incarnation> look(String service);

    void watch(Focus focus);

    void tell(Notice notice);
  }

  private final Engine engine;
  private final Hand hand;
  private final World world;
  private final Recorder recorder;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean draining;

  Line(Engine engine, Hand hand, World world, Recorder recorder) {
    this.engine = engine;
    this.hand = hand;
    this.world = world;
    this.recorder = recorder;
  }

  Engine engine() {
    return engine;
  }

  /** What the hand's journal must still hold. */
  List<HandRecord> journal() {
    return hand.journal();
  }

  void on(Event event) {
    waiting.add(() -> {
      recorder.hears(engine, event);
      engine.on(event).forEach(this::perform);
    });
    drain();
  }

  void on(HandEvent event) {
    waiting.add(() -> hand.on(event).forEach(this::perform));
    drain();
  }

  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        next.run();
      }
    } finally {
      draining = false;
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Note note -> {
        boolean durable = world.record(note.entry());
        on(new Event.Recorded(note.entry().number(), durable, world.now()));
      }
      case Effect.Act act -> on(new HandEvent.Ordered(act.order(), world.now()));
      case Effect.Inquire inquire ->
          on(new HandEvent.Inquired(inquire.order(), inquire.service(), world.now()));
      case Effect.Watch watch -> world.watch(watch.focus());
      case Effect.Tell tell -> world.tell(tell.notice());
    }
  }

  private void perform(HandEffect effect) {
    switch (effect) {
      case HandEffect.Journal journal -> {
        boolean durable = world.journal(journal.record());
        on(new HandEvent.Journaled(journal.seq(), durable, world.now()));
      }
      case HandEffect.Perform step -> world.perform(step);
      case HandEffect.Look look ->
          on(new HandEvent.Seen(look.order(), world.look(look.service()), world.now()));
      case HandEffect.Report report -> on(new Event.Ended(report.outcome(), world.now()));
    }
  }
}
