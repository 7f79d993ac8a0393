package io.staunch.core.replay;

import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes down what an engine hears, before it hears it, and at least hourly everything that it
 * knows. How a run began is not written down but what was known once it had: the ledger and the
 * history file hold the rest.
 */
public final class Recorder {
  /** How long one segment lasts at most. */
  public static final Duration SEGMENT = Duration.ofHours(1);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Tape tape;
  private final String version;
  private Optional<Moment> began = Optional.empty();
  private Optional<Moment> failed = Optional.empty();
  private boolean recovered;
  private boolean begins = true;

  /** Where lines go. */
  public interface Tape {
    /** Begins a segment; false where it cannot. */
    boolean begin();

    /** Appends a line, false where it could not; after that the segment is over. */
    boolean append(TapeLine line);

    /** Whether the segment is as long as one may be. */
    boolean isLong();
  }

  public Recorder(Tape tape, String version) {
    this.tape = tape;
    this.version = version;
  }

  /** The engine is about to hear this. */
  public void hears(Engine engine, Event event) {
    if (!recovered) {
      // the hand may tell what it did before the engine has read what it intended
      recovered = event instanceof Event.Recovered;
      return;
    }
    if (isDue(event.at())) {
      begin(engine, event.at());
    }
    if (began.isPresent() && !tape.append(new TapeLine.Heard(event))) {
      lost(event.at());
    }
  }

  private boolean isDue(Moment at) {
    if (began.isEmpty()) {
      return failed.map(last -> at.isPast(last, PATIENCE)).orElse(true);
    }
    return tape.isLong() || at.isPast(began.get(), SEGMENT);
  }

  private void begin(Engine engine, Moment at) {
    if (!tape.begin()) {
      lost(at);
      return;
    }
    TapeLine head = new TapeLine.Head(TapeLine.FORMAT, version, engine.host(), begins, at);
    boolean[] written = {tape.append(head)};
    engine.writeDown(part -> written[0] = written[0] && tape.append(new TapeLine.Part(part)));
    if (written[0]) {
      began = Optional.of(at);
      failed = Optional.empty();
      begins = false;
    } else {
      lost(at);
    }
  }

  /** What is missing from here on cannot be heard again: the next segment stands for itself. */
  private void lost(Moment at) {
    began = Optional.empty();
    failed = Optional.of(at);
    begins = true;
  }
}
