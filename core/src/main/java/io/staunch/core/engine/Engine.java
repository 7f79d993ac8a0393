package io.staunch.core.engine;

import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.core.guard.OwnTreasury;
import io.staunch.core.guard.Treasury;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The line, as a pure function of its events: detect → decide → guard → act → verify → record. It
 * has no clock, disk, socket, thread or chance; the same events give the same effects, always and
 * everywhere.
 *
 * <p>One thread owns it. Its durable state is a fold over the entries it notes; an intent is noted
 * first, and its order leaves only when the ledger has answered that the entry is durable.
 */
public final class Engine {
  private static final Duration DISK_PROBE = Duration.ofSeconds(10);

  private final Memory memory;
  private final Scribe scribe;
  private final Teller teller;
  private final Judge judge = new Judge();
  private final Attention attention = new Attention();
  private final ClockWatch clock = new ClockWatch();
  private final Verifier verifier;
  private final Questions questions;
  private final Decider decider;
  private final Answers answers;
  private final Orders orders;
  private final DiskDoubt disk = new DiskDoubt();
  private Ruleset rules;
  private Optional<Sample> newest = Optional.empty();

  public Engine(Ruleset rules) {
    this(rules, Guards.line());
  }

  /** An engine with its own line of guards; simulations leave one out to see the loss noticed. */
  public Engine(Ruleset rules, List<Guard> guards) {
    this(rules, guards, new OwnTreasury());
  }

  /** An engine whose budgets somebody else signs, so that several can share them. */
  public Engine(Ruleset rules, List<Guard> guards, Treasury treasury) {
    this.rules = rules;
    this.memory = new Memory(treasury);
    this.scribe = new Scribe(memory);
    this.teller = new Teller(memory, scribe);
    this.verifier = new Verifier(memory, judge, scribe, teller);
    this.questions = new Questions(memory, judge, scribe, teller);
    this.decider = new Decider(memory, judge, scribe, teller, questions, guards);
    this.answers = new Answers(memory, judge, scribe, questions, decider);
    this.orders = new Orders(memory, judge, scribe, decider);
    judge.rule(rules);
  }

  /** An engine that goes on where another was when it was written down. */
  public static Engine resumed(List<Snapshot> parts) {
    return resumed(parts, Guards.line());
  }

  /**
   * The same with its own line of guards.
   *
   * @throws IllegalArgumentException where the rules do not come first
   */
  public static Engine resumed(List<Snapshot> parts, List<Guard> guards) {
    if (parts.isEmpty() || !(parts.getFirst() instanceof Snapshot.Rules(Ruleset rules))) {
      throw new IllegalArgumentException("a snapshot begins with the rules");
    }
    Engine engine = new Engine(rules, guards);
    parts.forEach(engine::resume);
    return engine;
  }

  private void resume(Snapshot part) {
    switch (part) {
      case Snapshot.Rules first -> {}
      case Snapshot.OfStanding(var standing) -> memory.standing().resume(standing);
      case Snapshot.OfMemory known -> memory.resume(known);
      case Snapshot.Findings(var findings) -> judge.resume(findings);
      case Snapshot.OfService(var name, var series) -> judge.history().resume(name, series);
      case Snapshot.OfServer(var used) -> judge.history().resumeServer(used);
      case Snapshot.Newest left -> {
        newest = left.sample();
        attention.resume(left.ruled());
        teller.resume(left.told());
        clock.resume(left.clock());
        disk.resume(left.disk());
        scribe.resume(left.disk());
      }
    }
  }

  /**
   * Writes down everything that it knows, part by part so that no more than one is held at once.
   */
  public void writeDown(Consumer<Snapshot> taker) {
    taker.accept(new Snapshot.Rules(rules));
    taker.accept(new Snapshot.OfStanding(memory.standing().state()));
    taker.accept(memory.state());
    taker.accept(new Snapshot.Findings(judge.findings()));
    for (String service : judge.history().services()) {
      taker.accept(new Snapshot.OfService(service, judge.history().state(service)));
    }
    judge.history().serverState().ifPresent(used -> taker.accept(new Snapshot.OfServer(used)));
    taker.accept(
        new Snapshot.Newest(
            newest, attention.ruled(), teller.told(), clock.state(), scribe.state(disk)));
  }

  /** Takes the next event and returns what the world is asked for, to be done in this order. */
  public List<Effect> on(Event event) {
    memory.standing().now(event.at());
    switch (event) {
      case Event.Recalled recalled -> recalled.entries().forEach(memory::apply);
      case Event.Recovered recovered -> recovered(recovered);
      case Event.Missing missing -> scribe.note(0, new Fact.Gap(missing.reason()), missing.at());
      case Event.Sampled sampled -> sampled(sampled.sample());
      case Event.Ticked ticked -> ticked(ticked.at());
      case Event.Recorded recorded -> recorded(recorded);
      case Event.Ended ended -> ended(ended.outcome(), ended.at());
      case Event.PolicyChanged changed -> policyChanged(changed);
      case Event.Pause pause ->
          scribe.note(0, new Fact.Paused(pause.by(), pause.reason(), pause.forHow()), pause.at());
      case Event.Resume resume -> scribe.note(0, new Fact.Resumed(resume.by()), resume.at());
      case Event.Acknowledge ack ->
          scribe.note(ack.incident(), new Fact.Acknowledged(ack.incident(), ack.by()), ack.at());
      case Event.Approve approve -> answers.approve(approve, certain(), rules);
      case Event.Refuse refuse -> answers.refuse(refuse);
      case Event.Postpone postpone -> answers.postpone(postpone);
      case Event.Act act -> orders.act(act, certain(), rules);
      case Event.Judge(long entry, long incident, var opinion, String by, String why, Moment at) ->
          scribe.note(incident, new Fact.Judged(entry, opinion, by, why), at);
      case Event.ChannelTested tested ->
          scribe.note(0, new Fact.ChannelTested(tested.channel(), tested.passed()), tested.at());
    }
    return scribe.drain();
  }

  /** The host that its rules are for. */
  public String host() {
    return rules.host();
  }

  /** What people and scripts are shown of it right now. */
  public View view() {
    return new Viewer(memory, judge, decider).view(rules, newest, !disk.isDoubted());
  }

  /** The notify channels that were tested, and whether the newest test of each passed. */
  public SortedMap<String, Boolean> channels() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(memory.channels()));
  }

  /** What people are asked, and what they answered: the newest proposals, oldest first. */
  public List<Approval> approvals() {
    return new Previews(memory, answers, new Contenders(memory, judge)).all(certain(), rules);
  }

  /** What a person's order would do to a declared service right now; changes nothing. */
  public Prospect prospect(String service) {
    return orders.prospect(service, certain(), rules, memory.standing().now());
  }

  /** The newest order of a person, and what became of it. */
  public Optional<Ordered> ordered() {
    return memory.ordered();
  }

  /** What may be decided on. */
  private Optional<Sample> certain() {
    return disk.isDoubted() ? Optional.empty() : newest;
  }

  /** How much of each of its bounds is used right now. */
  public List<Bounds.Use> uses() {
    List<Bounds.Use> uses = new ArrayList<>(memory.uses());
    uses.add(judge.use());
    uses.add(attention.use());
    uses.add(teller.use());
    uses.addAll(scribe.uses());
    return uses;
  }

  private void recovered(Event.Recovered event) {
    event.entries().forEach(memory::apply);
    event.history().forEach(judge::remember);
    memory.standing().now(event.at());
    memory.clockDoubted().ifPresent(clock::resume);
    scribe.note(
        0,
        new Fact.Started(event.version(), rules.host(), rules.policy(), rules.mode()),
        event.at());
    inquire(event.at(), true);
  }

  private void sampled(Sample sample) {
    Moment at = sample.at();
    newest = Optional.of(sample);
    memory.standing().see(sample.surroundings());
    watchClock(at, sample.surroundings().clockSynchronised());
    watchLives(sample);
    judge.remember(sample);
    List<Judge.Transition> transitions = judge.look(at, Optional.of(sample));
    transitions.forEach(transition -> note(transition, at, true));
    verifier.look(sample, rules);
    questions.watch(rules, at);
    if (disk.isDoubted()) {
      probeDisk(at);
    } else {
      watchStorm(at);
      inOrder(transitions).forEach(transition -> decide(transition, sample));
    }
    attention.ask(sample, rules, judge, memory, scribe);
    inquire(at, false);
    teller.remind(rules, at);
  }

  private void ticked(Moment at) {
    watchClock(at, Optional.empty());
    judge.look(at, Optional.empty()).forEach(transition -> note(transition, at, false));
    verifier.tick(at, rules);
    questions.watch(rules, at);
    if (disk.isDoubted()) {
      probeDisk(at);
    }
    inquire(at, false);
    teller.remind(rules, at);
  }

  private void watchClock(Moment at, Optional<Boolean> synchronised) {
    clock.see(at, synchronised).ifPresent(change -> note(change, at));
    memory
        .standing()
        .clockDoubt()
        .ifPresent(reason -> sayUnsaid(Memory.CLOCK, Messages.clock(reason), at));
  }

  private void note(ClockWatch.Change change, Moment at) {
    switch (change) {
      case ClockWatch.Change.Doubted doubted ->
          scribe.noteOpening(new Fact.ClockDoubted(doubted.reason()), at);
      case ClockWatch.Change.Trusted trusted -> {
        long incident =
            memory
                .incidents()
                .openFor(Memory.CLOCK, Optional.empty())
                .map(Incident::number)
                .orElse(0L);
        scribe.note(incident, new Fact.ClockTrusted(trusted.reason()), at);
      }
    }
  }

  /** What is wrong with the host is told once, also where the agent died before it was. */
  private void sayUnsaid(String matter, Teller.Message message, Moment at) {
    memory.incidents().all().stream()
        .filter(incident -> incident.open() && incident.rule().equals(matter))
        .filter(incident -> incident.told().isEmpty())
        .forEach(incident -> teller.say(incident.number(), message, rules, at));
  }

  private void watchStorm(Moment at) {
    List<String> sick = judge.sick();
    Optional<Incident> storm = memory.incidents().openFor(Memory.STORM, Optional.empty());
    boolean isStorm = rules.terms().stormAt() > 0 && sick.size() >= rules.terms().stormAt();
    if (isStorm && storm.isEmpty()) {
      scribe.noteOpening(new Fact.StormBegan(sick), at);
    } else if (sick.isEmpty()) {
      storm.ifPresent(open -> scribe.note(open.number(), new Fact.StormEnded(), at));
    }
    if (!sick.isEmpty()) {
      sayUnsaid(Memory.STORM, Messages.storm(sick), at);
    }
  }

  /** In the order of the policy's rules; in a storm those that disrupt least come first. */
  private List<Judge.Transition> inOrder(List<Judge.Transition> transitions) {
    if (memory.incidents().openFor(Memory.STORM, Optional.empty()).isEmpty()) {
      return transitions;
    }
    return transitions.stream()
        .sorted(Comparator.comparing(transition -> downtime(transition.after())))
        .toList();
  }

  private Duration downtime(Finding finding) {
    return finding
        .service()
        .map(service -> decider.downtime(service, rules))
        .orElse(Duration.ofDays(1));
  }

  private void watchLives(Sample sample) {
    for (ServiceSample service : sample.services()) {
      if (!(service instanceof ServiceSample.Present present)) {
        continue;
      }
      Optional<Incarnation> known = memory.life(present.service());
      if (known.equals(Optional.of(present.life()))) {
        continue;
      }
      Fact.Cause cause =
          known.isEmpty()
              ? Fact.Cause.FIRST_SEEN
              : isOurs(present) ? Fact.Cause.OURS : Fact.Cause.FOREIGN;
      long incident = workFor(present.service()).map(Work::incident).orElse(0L);
      scribe.note(
          cause == Fact.Cause.OURS ? incident : 0,
          new Fact.LifeChanged(present.service(), known, Optional.of(present.life()), cause),
          sample.at());
    }
  }

  /** Whether a new life is the one that our order under way, or just ended, brought about. */
  private boolean isOurs(ServiceSample.Present present) {
    return workFor(present.service())
        .map(work ->
            work.outcome().isEmpty()
                || work.outcome().flatMap(Outcome::after).equals(Optional.of(present.life())))
        .orElse(false);
  }

  private Optional<Work> workFor(String service) {
    return memory.works().all().reversed().stream()
        .filter(work -> work.intent().impact().contains(service))
        .findFirst();
  }

  private void note(Judge.Transition transition, Moment at, boolean sampled) {
    Finding before = transition.before();
    Finding after = transition.after();
    Optional<Incident> open = memory.incidents().openFor(after.rule(), after.service());
    switch (after.state()) {
      case CONFIRMED -> {
        if (transition.changed()) {
          confirmed(transition, open, at);
        }
      }
      case CLEAR ->
          open.ifPresent(incident -> scribe.note(incident.number(), new Fact.Found(after), at));
      case NO_DATA -> {
        boolean news = transition.changed() || (sampled && !before.reason().equals(after.reason()));
        if (news) {
          scribe.note(open.map(Incident::number).orElse(0L), new Fact.Found(after), at);
        }
      }
      case PENDING -> {}
    }
  }

  private void confirmed(Judge.Transition transition, Optional<Incident> open, Moment at) {
    Finding finding = transition.after();
    Optional<Long> known = open.map(Incident::number).or(() -> incidentAwaitingWorth(finding));
    long incident;
    if (known.isPresent()) {
      incident = known.get();
      scribe.note(incident, new Fact.Found(finding), at);
    } else {
      incident = scribe.noteOpening(new Fact.Found(finding), at);
    }
    if (transition.rule().condition() instanceof Condition.Growth) {
      teller.say(incident, Messages.growth(finding), rules, at);
    }
  }

  /** A limit passed again while the worth of the last act is still open is the same incident. */
  private Optional<Long> incidentAwaitingWorth(Finding finding) {
    return memory.works().all().stream()
        .filter(work -> work.intent().rule().equals(finding.rule()))
        .filter(work -> work.intent().finding().service().equals(finding.service()))
        .map(Work::incident)
        .filter(number -> memory.incidents().of(number).isPresent())
        .findFirst();
  }

  private void decide(Judge.Transition transition, Sample sample) {
    Finding finding = transition.after();
    boolean acts = !(transition.rule().condition() instanceof Condition.Growth);
    if (finding.state() != Finding.State.CONFIRMED || !acts) {
      return;
    }
    memory
        .incidents()
        .openFor(finding.rule(), finding.service())
        .ifPresent(incident ->
            decider.decide(
                new Decider.Case(incident.number(), transition.rule(), finding, sample, rules)));
  }

  private void recorded(Event.Recorded event) {
    Optional<Work> work = memory.works().ofEntry(event.number());
    if (event.durable()) {
      scribe.written(event.number());
      if (!scribe.isBehind()) {
        disk.trusted();
      }
      work.filter(w -> !w.released()).ifPresent(this::release);
      return;
    }
    work.filter(w -> !w.released()).ifPresent(memory::forget);
    scribe.unwritten(event.number());
    if (disk.doubted(event.at())) {
      teller.sayUnwritten(Messages.disk(), event.at());
    }
  }

  private void release(Work work) {
    memory.works().put(work.releasedNow());
    scribe.ask(new Effect.Act(work.intent().order()));
  }

  private void probeDisk(Moment at) {
    if (disk.isProbeDue(at, DISK_PROBE)) {
      scribe.probe(at);
    }
  }

  private void ended(Outcome outcome, Moment at) {
    Optional<Work> work = memory.works().of(outcome.order());
    if (work.isEmpty() || work.get().outcome().isPresent()) {
      return;
    }
    scribe.note(work.get().incident(), new Fact.Ended(outcome), at);
    if (outcome.end() != Outcome.End.NOT_DONE) {
      judge.beginAnew(work.get().intent().finding(), at);
    }
  }

  private void policyChanged(Event.PolicyChanged event) {
    rules = event.ruleset();
    judge.rule(rules);
    closeWhatNoRuleHolds(event.at());
    scribe.note(0, new Fact.PolicyChanged(rules.policy(), rules.mode(), event.by()), event.at());
  }

  private void closeWhatNoRuleHolds(Moment at) {
    for (Incident incident : memory.incidents().all()) {
      boolean ruled = rules.rules().stream().anyMatch(rule -> rule.name().equals(incident.rule()));
      if (incident.open() && !ruled && !Memory.isOfTheHost(incident.rule())) {
        Finding gone = Finding.withoutRule(incident.rule(), incident.service(), at);
        scribe.note(incident.number(), new Fact.Found(gone), at);
      }
    }
  }

  /**
   * Asks after orders that nobody heard of again: at once after a restart, else when their worst
   * case has passed.
   */
  private void inquire(Moment at, boolean all) {
    for (Work work : new ArrayList<>(memory.works().underWay())) {
      Moment since = work.asked().orElse(work.intended());
      Duration patience =
          work.asked().isPresent()
              ? Bounds.SILENCE
              : work.intent().order().worstCase().plus(Bounds.SILENCE);
      boolean silent = at.since(since).map(passed -> passed.compareTo(patience) >= 0).orElse(true);
      if (all || (work.released() && silent)) {
        memory.works().put(work.releasedNow().askedAt(at));
        scribe.ask(new Effect.Inquire(work.order(), work.service()));
      }
    }
  }
}
