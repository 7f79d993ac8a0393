package io.staunch.agent.main.trial;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Incident;
import io.staunch.core.ledger.Entry;
import io.staunch.policy.check.TrialBook;
import io.staunch.policy.trial.Occasion;
import io.staunch.policy.trial.TrialFile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One test on one host: the real engine in virtual time, with a ledger that takes everything and a
 * hand that always succeeds. The same file gives the same course, always.
 */
final class TrialRun {
  private static final String SOMEBODY = "somebody";

  /** More than any terminal has columns. */
  private static final long MOST_READINGS = 2_000;

  private final TrialFile file;
  private final TrialBook.Run run;
  private final TrialHost host;
  private final Engine engine;
  private final TrialHand hand;
  private final Agenda agenda = new Agenda();
  private final List<Entry> ledger = new ArrayList<>();
  private final SortedMap<String, List<Course.Reading>> readings = new TreeMap<>();
  private final Queue<Event> events = new ArrayDeque<>();
  private boolean working;
  private Duration now = Duration.ZERO;

  private TrialRun(TrialFile file, TrialBook.Run run) {
    this.file = file;
    this.run = run;
    this.host = new TrialHost(file, run);
    this.engine = new Engine(run.rules());
    this.hand = new TrialHand(host, run.rules(), agenda, this::on);
  }

  static Course of(TrialFile file, TrialBook.Run run) {
    return new TrialRun(file, run).course();
  }

  private Course course() {
    on(new Event.Recovered(List.of(), List.of(), "test", host.at(now)));
    on(new Event.ChannelTested("test", true, host.at(now)));
    for (TrialFile.Timed occasion : run.trial().occasions()) {
      agenda.at(occasion.at().value(), time -> happen(occasion.what(), time));
    }
    Duration tick = file.tick();
    long ticks = run.trial().lasts().dividedBy(tick);
    long every = ticks / MOST_READINGS + 1;
    for (long reading = 0; reading <= ticks; reading++) {
      Duration time = tick.multipliedBy(reading);
      agenda.until(time);
      now = time;
      Sample sample = host.sample(time);
      if (reading % every == 0) {
        keep(sample);
      }
      on(new Event.Sampled(sample));
    }
    return new Course(
        run.rules(),
        ledger,
        engine.view().findings(),
        readings,
        tick.multipliedBy(every),
        host::since);
  }

  private void keep(Sample sample) {
    keep(Course.SERVER, new Course.Reading(now, sample.server().used()));
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present) {
        keep(present.service(), new Course.Reading(now, present.upper()));
      }
    }
  }

  private void keep(String whose, Course.Reading reading) {
    readings.computeIfAbsent(whose, _ -> new ArrayList<>()).add(reading);
  }

  private void happen(Occasion what, Duration time) {
    switch (what) {
      case Occasion.Pause pause ->
          on(new Event.Pause(SOMEBODY, "the test says so", pause.forHow(), host.at(time)));
      case Occasion.Resume() -> on(new Event.Resume(SOMEBODY, host.at(time)));
      case Occasion.Acknowledge() ->
          engine.view().incidents().stream()
              .filter(incident -> !incident.acknowledged())
              .map(Incident::number)
              .forEach(number -> on(new Event.Acknowledge(number, SOMEBODY, host.at(time))));
      case Occasion.ForeignRestart(String service) -> host.subject(service).begin(time);
      case Occasion.Channel(boolean tested) ->
          on(new Event.ChannelTested("test", tested, host.at(time)));
      case Occasion.PackageManager(Duration forHow) -> host.packageManagerUntil(time.plus(forHow));
    }
  }

  /** One event after the other, as the agent's line gives them. */
  private void on(Event event) {
    events.add(event);
    if (working) {
      return;
    }
    working = true;
    for (Event next = events.poll(); next != null; next = events.poll()) {
      Duration time = host.since(next.at());
      for (Effect effect : engine.on(next)) {
        perform(effect, time);
      }
    }
    working = false;
  }

  private void perform(Effect effect, Duration time) {
    switch (effect) {
      case Effect.Note(Entry entry) -> {
        ledger.add(entry);
        on(new Event.Recorded(entry.number(), true, host.at(time)));
      }
      case Effect.Act act -> hand.take(act.order(), time);
      case Effect.Inquire inquire -> hand.inquire(inquire.order(), inquire.service(), time);
      case Effect.Watch _, Effect.Tell _ -> {
        // every figure is read anyway; what people were told stands in the ledger
      }
    }
  }
}
