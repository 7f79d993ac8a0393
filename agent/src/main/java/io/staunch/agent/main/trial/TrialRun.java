package io.staunch.agent.main.trial;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Incident;
import io.staunch.core.engine.Proposal;
import io.staunch.core.guard.Guards;
import io.staunch.core.guard.OwnTreasury;
import io.staunch.core.guard.SharedTreasury;
import io.staunch.core.guard.Treasury;
import io.staunch.core.ledger.Entry;
import io.staunch.policy.check.TrialBook;
import io.staunch.policy.trial.Fate;
import io.staunch.policy.trial.Occasion;
import io.staunch.policy.trial.TrialFile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One test on one host: the real engine and the real hand in virtual time, with a ledger that takes
 * everything. The same file gives the same course, always.
 */
final class TrialRun {
  private static final String SOMEBODY = "somebody";
  private static final String SAID = "the test says so";

  /** More than any terminal has columns. */
  private static final long MOST_READINGS = 2_000;

  private final TrialFile file;
  private final TrialBook.Run run;
  private final TrialHost host;
  private final Engine engine;
  private final TrialSteps steps;
  private final TrialHand hand;
  private final Agenda agenda = new Agenda();
  private final List<Entry> ledger = new ArrayList<>();
  private final List<Course.Note> notes = new ArrayList<>();
  private final SortedMap<String, List<Course.Reading>> readings = new TreeMap<>();
  private final Queue<Event> events = new ArrayDeque<>();
  private final long every;
  private boolean working;

  private TrialRun(TrialFile file, TrialBook.Run run, Treasury treasury) {
    this.file = file;
    this.run = run;
    this.host = new TrialHost(file, run);
    this.engine = new Engine(run.rules(), Guards.line(), treasury);
    SortedMap<String, Fate.Course> orders = new TreeMap<>();
    run.world().orders().forEach((name, course) -> orders.put(name, course.value()));
    this.steps = new TrialSteps(host, run.rules(), orders);
    this.hand =
        new TrialHand(
            host, steps, agenda, (outcome, time) -> on(new Event.Ended(outcome, host.at(time))));
    this.every = run.trial().lasts().dividedBy(file.tick()) / MOST_READINGS + 1;
  }

  /**
   * All hosts of one test, tick by tick.
   *
   * @return their courses in the same order
   */
  static List<Course> all(TrialFile file, List<TrialBook.Run> runs) {
    SharedTreasury shared = new SharedTreasury();
    List<TrialRun> hosts =
        runs.stream()
            .map(run ->
                new TrialRun(
                    file,
                    run,
                    run.trial().sharedTreasury()
                        ? shared.seat(run.world().host().orElse(""))
                        : new OwnTreasury()))
            .toList();
    hosts.forEach(TrialRun::begin);
    long ticks = runs.getFirst().trial().lasts().dividedBy(file.tick());
    for (long reading = 0; reading <= ticks; reading++) {
      for (TrialRun each : hosts) {
        each.step(reading);
      }
    }
    return hosts.stream().map(TrialRun::course).toList();
  }

  private void begin() {
    hand.begin();
    on(new Event.Recovered(List.of(), List.of(), "test", host.at(Duration.ZERO)));
    on(new Event.ChannelTested("test", true, host.at(Duration.ZERO)));
    for (TrialFile.Timed occasion : run.trial().occasions()) {
      Occasion.Said said = occasion.said();
      boolean here =
          (said.host().isEmpty() || said.host().equals(run.world().host()))
              && said.what().named().map(host::knows).orElse(true);
      if (here) {
        agenda.at(occasion.at().value(), time -> happen(said.what(), time));
      }
    }
  }

  private void step(long reading) {
    Duration time = file.tick().multipliedBy(reading);
    agenda.until(time);
    hand.tick(time);
    Sample sample = host.sample(time);
    if (reading % every == 0) {
      keep(sample, time);
    }
    on(new Event.Sampled(sample));
  }

  private Course course() {
    return new Course(
        run.rules(),
        ledger,
        steps.ran(),
        notes,
        engine.view().findings(),
        readings,
        file.tick().multipliedBy(every),
        host::since);
  }

  private void keep(Sample sample, Duration now) {
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
          on(new Event.Pause(SOMEBODY, SAID, pause.forHow(), host.at(time)));
      case Occasion.Resume() -> on(new Event.Resume(SOMEBODY, host.at(time)));
      case Occasion.Acknowledge() ->
          engine.view().incidents().stream()
              .filter(incident -> !incident.acknowledged())
              .map(Incident::number)
              .forEach(number -> on(new Event.Acknowledge(number, SOMEBODY, host.at(time))));
      case Occasion.ForeignRestart(String service) -> host.subject(service).begin(time);
      case Occasion.Stop(String service) -> host.subject(service).end();
      case Occasion.Start(String service) -> {
        if (host.subject(service).isAway()) {
          host.subject(service).begin(time);
        }
      }
      case Occasion.Approve(String service) ->
          asked(service, "approved", time)
              .ifPresent(number -> on(new Event.Approve(number, SOMEBODY, SAID, host.at(time))));
      case Occasion.Refuse(String service) ->
          asked(service, "refused", time)
              .ifPresent(number -> on(new Event.Refuse(number, SOMEBODY, SAID, host.at(time))));
      case Occasion.Postpone(String service, Duration forHow) ->
          asked(service, "postponed", time)
              .ifPresent(
                  number -> on(new Event.Postpone(number, SOMEBODY, SAID, forHow, host.at(time))));
      case Occasion.Channel(boolean tested) ->
          on(new Event.ChannelTested("test", tested, host.at(time)));
      case Occasion.PackageManager(Duration forHow) -> host.packageManagerUntil(time.plus(forHow));
    }
  }

  /** The newest question about a service that may still be answered. */
  private Optional<Long> asked(String service, String answer, Duration time) {
    Optional<Long> open =
        engine.approvals().reversed().stream()
            .map(Approval::proposal)
            .filter(Proposal::isStanding)
            .filter(proposal -> proposal.what().service().equals(service))
            .map(Proposal::number)
            .findFirst();
    if (open.isEmpty()) {
      notes.add(
          new Course.Note(
              time,
              "somebody would have "
                  + answer
                  + " "
                  + service
                  + ", but no question about it stood"));
    }
    return open;
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
