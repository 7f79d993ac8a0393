package io.staunch.agent.main.replay;

import io.staunch.agent.disk.RecordingReader;
import io.staunch.core.decide.Rung;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.ModeGuard;
import io.staunch.core.ledger.Fact;
import io.staunch.core.replay.Replay;
import io.staunch.core.replay.TapeLine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * A policy beside the live one: it is given every sample that the agent took, in mode advise, and
 * what it would have done stands beside what was done. It runs in a process of its own, on the
 * recording, so that it costs the agent nothing and can do nothing.
 */
public final class Shadow implements Replay.Listener {
  private final Engine engine;
  private final Queue<Event> events = new ArrayDeque<>();
  private final List<Deed> deeds = new ArrayList<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private boolean begun;

  /** Who did it. */
  public enum Who {
    LIVE,
    SHADOW
  }

  /**
   * Something that was done, or would have been.
   *
   * @param done whether it was: else the mode held it
   */
  public record Deed(Who who, Instant at, String service, Rung rung, String rule, boolean done) {}

  private Shadow(Ruleset rules) {
    this.engine = new Engine(rules);
  }

  /** Lets the shadow hear a recording. */
  public static Shadow of(RecordingReader recording, Ruleset rules) throws IOException {
    // a shadow never acts, whatever its policy says
    Shadow shadow = new Shadow(rules.inMode(Mode.ADVISE));
    Replay replay = new Replay(shadow);
    try {
      recording.each(replay::take);
    } catch (IllegalArgumentException e) {
      throw new IOException("this is no whole recording: " + e.getMessage(), e);
    }
    return shadow;
  }

  /** In the order in which they were, or would have been, done. */
  public List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  public Optional<Instant> first() {
    return first;
  }

  public Optional<Instant> last() {
    return last;
  }

  @Override
  public void heard(Event event, List<Effect> live) {
    Instant at = event.at().wall();
    first = first.or(() -> Optional.of(at));
    last = Optional.of(at);
    live.forEach(effect -> see(Who.LIVE, effect));
    switch (event) {
      case Event.Sampled _, Event.Ticked _, Event.Pause _, Event.Resume _ -> hear(event);
      default -> {
        // answers to the live engine, and what people said to it, are not meant for the shadow
      }
    }
  }

  private void hear(Event event) {
    if (!begun) {
      begun = true;
      give(new Event.Recovered(List.of(), List.of(), "shadow", event.at()));
    }
    give(event);
  }

  private void give(Event event) {
    events.add(event);
    for (Event next = events.poll(); next != null; next = events.poll()) {
      Moment at = next.at();
      for (Effect effect : engine.on(next)) {
        see(Who.SHADOW, effect);
        if (effect instanceof Effect.Note note) {
          events.add(new Event.Recorded(note.entry().number(), true, at));
        }
      }
    }
  }

  private void see(Who who, Effect effect) {
    if (!(effect instanceof Effect.Note note)) {
      return;
    }
    Instant at = note.entry().at().wall();
    switch (note.entry().fact()) {
      case Fact.Intended intent ->
          deeds.add(
              new Deed(
                  who, at, intent.order().service(), intent.order().rung(), intent.rule(), true));
      case Fact.Decided decided
          when decided.refusedBy().equals(Optional.of(ModeGuard.NAME))
              && decided.chosen().isPresent()
              && decided.rung().isPresent() ->
          deeds.add(
              new Deed(
                  who,
                  at,
                  decided.chosen().get(),
                  decided.rung().get(),
                  decided.finding().rule(),
                  false));
      default -> {
        // what was merely seen is no deed
      }
    }
  }

  @Override
  public void began(TapeLine.Head head) {
    // the shadow goes on over the agent's runs
  }

  @Override
  public void resumed(long lastEntry) {
    // it keeps what it knows
  }

  @Override
  public void differs(String what) {
    // replay tells of that
  }
}
