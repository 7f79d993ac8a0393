package io.staunch.core.engine;

import io.staunch.core.act.Order;
import io.staunch.core.act.Plan;
import io.staunch.core.act.Plans;
import io.staunch.core.act.Step;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Ladder;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.core.guard.ModeGuard;
import io.staunch.core.guard.Request;
import io.staunch.core.guard.Ruling;
import io.staunch.core.guard.Verdict;
import io.staunch.core.guard.Warrant;
import io.staunch.core.guard.WindowGuard;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a confirmed finding to an order, or to a recorded reason why there is none. */
final class Decider {
  /** How long after the steps' own time-outs the hand undoes by itself what has not ended. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  /** Term of a leader; there is none on a single server. */
  private static final long LOCAL_TERM = 0;

  /** Guards whose refusal passes by itself. */
  private static final List<String> PASSING =
      List.of("start-grace", "boot-grace", "cool-down", "outage", "storm", "others", "window");

  private final Memory memory;
  private final Contenders contenders;
  private final Scribe scribe;
  private final Teller teller;
  private final List<Guard> guards;
  private final Judge judge;
  private final Questions questions;

  Decider(
      Memory memory,
      Judge judge,
      Scribe scribe,
      Teller teller,
      Questions questions,
      List<Guard> guards) {
    this.memory = memory;
    this.judge = judge;
    this.contenders = new Contenders(memory, judge);
    this.scribe = scribe;
    this.teller = teller;
    this.questions = questions;
    this.guards = List.copyOf(guards);
  }

  /**
   * One confirmed finding, the rule that found it, and the incident that was opened for it.
   *
   * @param at when it is decided; not before the sample was taken
   */
  record Case(
      long incident,
      Ruleset.Rule rule,
      Finding finding,
      Sample sample,
      Ruleset rules,
      Moment at,
      Warrant warrant) {
    /** What the line decides by itself, upon a sample. */
    Case(long incident, Ruleset.Rule rule, Finding finding, Sample sample, Ruleset rules) {
      this(incident, rule, finding, sample, rules, sample.at(), Warrant.NONE);
    }
  }

  /** Everything that an order needs. */
  record Ready(List<Candidate> table, Attempt attempt, Plan plan) {}

  /** What came of asking for one service by name. */
  sealed interface Prepared {
    record Ready(Decider.Ready ready) implements Prepared {}

    record Held(String reason, Optional<Attempt> attempt) implements Prepared {}
  }

  /**
   * What came of asking for one candidate: a plan that every guard admits, or why there is none.
   *
   * @param opensIn how long until the window opens that holds it
   */
  record Attempt(
      Candidate candidate,
      Rung rung,
      Optional<Plan> plan,
      List<String> passed,
      Optional<String> refusedBy,
      String reason,
      Optional<Duration> opensIn) {}

  void decide(Case matter) {
    if (isBeingDealtWith(matter)) {
      return;
    }
    List<Candidate> table = new ArrayList<>(contenders.rank(matter));
    Optional<Attempt> held = Optional.empty();
    Optional<Attempt> asked = Optional.empty();
    for (int row = 0; row < table.size(); row++) {
      Candidate candidate = table.get(row);
      if (candidate.whyNot().isPresent()) {
        continue;
      }
      Attempt attempt = attempt(candidate, matter);
      if (attempt.plan().isPresent()) {
        act(matter, new Ready(table, attempt, attempt.plan().get()));
        return;
      }
      if (asked.isEmpty() && isAskedFor(matter, attempt)) {
        asked = Optional.of(attempt);
      }
      table.set(row, candidate.excluded(attempt.reason()));
      held = held.isPresent() ? held : Optional.of(attempt);
    }
    if (asked.isPresent()) {
      note(matter, table, asked.get(), asked.get().rung());
      questions.ask(matter, asked.get());
    } else if (held.isPresent()) {
      hold(matter, table, held.get());
    } else {
      nobody(matter, table);
    }
  }

  /** Whether nothing but an answer is missing. */
  private boolean isAskedFor(Case matter, Attempt attempt) {
    return attempt.refusedBy().equals(Optional.of(ModeGuard.NAME))
        && mode(matter, attempt.candidate().service()) == Mode.APPROVE
        && questions.answered(matter, attempt.candidate()).isEmpty();
  }

  /** Judges anew what a person allows or asks for; notes and does nothing. */
  Prepared prepare(Case matter, String service) {
    if (isBeingDealtWith(matter) || isBeingActedOn(service)) {
      return held("an action for it is under way, or was not seen to end well yet");
    }
    List<Candidate> table =
        matter.warrant() == Warrant.ORDERED
            ? contenders.alone(service, matter)
            : contenders.rank(matter);
    Optional<Candidate> row =
        table.stream().filter(candidate -> candidate.service().equals(service)).findFirst();
    if (row.isEmpty()) {
      return held("rule " + matter.rule().name() + " is no longer about " + service);
    }
    if (row.get().whyNot().isPresent()) {
      return held(row.get().whyNot().get());
    }
    Attempt attempt = attempt(row.get(), matter);
    return attempt
        .plan()
        .<Prepared>map(plan -> new Prepared.Ready(new Ready(table, attempt, plan)))
        .orElseGet(() ->
            new Prepared.Held(
                attempt.refusedBy().map(guard -> "guard " + guard + " refuses: ").orElse("")
                    + attempt.reason(),
                Optional.of(attempt)));
  }

  private static Prepared held(String reason) {
    return new Prepared.Held(reason, Optional.empty());
  }

  /**
   * What the guards would say if {@code service} were to be acted on now; asks nobody and changes
   * nothing.
   */
  Attempt attempt(Candidate candidate, Case matter) {
    Ruleset.Watched watched = matter.rules().watched(candidate.service());
    Ladder.Choice choice =
        Ladder.next(
            matter.rule().ladder(),
            Plans.possible(watched.actions()),
            memory.standing().bars(candidate.service()),
            matter.rule().climb());
    // Guards are asked about the longest it can take; what evidence may really take is worked out
    // only for what they admit.
    Optional<Plan> longest = Plans.of(choice.rung(), watched.actions(), Contenders.EVIDENCE_MOST);
    if (longest.isEmpty()) {
      return new Attempt(
          candidate,
          Rung.STOP_AND_PAGE,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          choice.reason(),
          Optional.empty());
    }
    Request request = request(candidate, matter, choice.rung(), longest.get(), watched);
    Ruling ruling = Guards.admit(guards, request, memory.standing());
    Optional<Verdict.Refused> refused = ruling.refused();
    return new Attempt(
        candidate,
        choice.rung(),
        refused.isPresent() ? Optional.empty() : plan(candidate, matter, choice.rung(), watched),
        ruling.passed(),
        refused.map(Verdict.Refused::guard),
        refused
            .map(verdict -> answered(verdict, candidate, matter).orElse(verdict.reason()))
            .orElse(choice.reason()),
        refused
            .filter(verdict -> verdict.guard().equals(WindowGuard.NAME))
            .flatMap(verdict -> WindowGuard.opensIn(request, memory.standing())));
  }

  /** What a person answered, where the mode refuses because of that. */
  private Optional<String> answered(Verdict.Refused verdict, Candidate candidate, Case matter) {
    return verdict.guard().equals(ModeGuard.NAME)
            && mode(matter, candidate.service()) == Mode.APPROVE
        ? questions.answered(matter, candidate)
        : Optional.empty();
  }

  private Optional<Plan> plan(
      Candidate candidate, Case matter, Rung rung, Ruleset.Watched watched) {
    return Plans.of(
        rung, watched.actions(), contenders.evidenceBudget(candidate.service(), matter.sample()));
  }

  /** How long {@code service} and everything that goes down with it is typically away. */
  Duration downtime(String service, Ruleset rules) {
    return contenders.downtime(service, rules);
  }

  private boolean isBeingDealtWith(Case matter) {
    return memory.works().all().stream()
        .filter(work -> work.up().isEmpty())
        .anyMatch(work ->
            work.incident() == matter.incident()
                || matter.finding().service().equals(Optional.of(work.service())));
  }

  private boolean isBeingActedOn(String service) {
    return memory.works().all().stream()
        .anyMatch(work -> work.up().isEmpty() && work.service().equals(service));
  }

  private Request request(
      Candidate candidate, Case matter, Rung rung, Plan plan, Ruleset.Watched watched) {
    ServiceSample.Present present =
        Contenders.present(matter.sample(), candidate.service()).orElseThrow();
    return new Request(
        candidate.service(),
        present.life(),
        rung,
        matter.rule().name(),
        mode(matter, candidate.service()),
        matter.rules().highest(candidate.service()),
        present.age(),
        candidate.impact(),
        worstCase(plan),
        judge.sick().size(),
        present.tracer(),
        watched.startLimit(),
        matter.rules().terms(),
        matter.warrant());
  }

  /** All time-outs of its steps, summed. */
  static Duration worstCase(Plan plan) {
    Duration worstCase = Duration.ZERO;
    for (Step step : plan.steps()) {
      worstCase = worstCase.plus(step.longest());
    }
    return worstCase;
  }

  private static Mode mode(Case matter, String service) {
    return matter.rules().mode(matter.rule(), service);
  }

  /** Notes the decision and its intent; the order leaves when that is durable. */
  void act(Case matter, Ready ready) {
    List<Candidate> table = ready.table();
    Attempt attempt = ready.attempt();
    Plan plan = ready.plan();
    Candidate candidate = attempt.candidate();
    ServiceSample.Present present =
        Contenders.present(matter.sample(), candidate.service()).orElseThrow();
    note(matter, table, attempt, attempt.rung());
    Duration longest = Duration.ZERO;
    Duration before = Duration.ZERO;
    for (Step step : plan.steps()) {
      longest = longest.plus(step.longest());
      before =
          before.plus(
              step instanceof Step.Veto || step instanceof Step.Evidence
                  ? step.longest()
                  : Duration.ZERO);
    }
    Order order =
        new Order(
            memory.lastEntry() + 1,
            candidate.service(),
            attempt.rung(),
            present.life(),
            plan.steps(),
            plan.compensation(),
            longest.plus(SLACK),
            before.plus(SLACK),
            LOCAL_TERM,
            matter.rules().ruling());
    scribe.note(
        matter.incident(),
        new Fact.Intended(
            order,
            matter.rule().name(),
            matter.finding(),
            candidate.impact(),
            candidate.impact().stream()
                .filter(member -> Contenders.present(matter.sample(), member).isPresent())
                .toList(),
            candidate.now(),
            present.age()),
        matter.at());
  }

  private void hold(Case matter, List<Candidate> table, Attempt attempt) {
    boolean news = note(matter, table, attempt, attempt.rung());
    holdMessage(matter, attempt, news)
        .ifPresent(message -> teller.say(matter.incident(), message, matter.rules(), matter.at()));
  }

  /**
   * What passes by itself is told only when it has held for too long; what needs a person, at once.
   */
  private Optional<Teller.Message> holdMessage(Case matter, Attempt attempt, boolean news) {
    String service = attempt.candidate().service();
    String guard = attempt.refusedBy().orElse("");
    if (guard.isEmpty()) {
      return Optional.of(Messages.stopped(service, matter.finding(), attempt.reason()));
    }
    Mode mode = mode(matter, service);
    boolean answered = mode == Mode.APPROVE && guard.equals(ModeGuard.NAME);
    if (mode.compareTo(Mode.APPROVE) < 0 || answered) {
      // Nobody is woken over what would not be done anyway, or what somebody has answered.
      boolean told = guard.equals(ModeGuard.NAME) && news && mode == Mode.ADVISE;
      return told
          ? Optional.of(Messages.wouldAct(service, attempt.rung(), matter.finding()))
          : Optional.empty();
    }
    return PASSING.contains(guard) && !hasLasted(matter)
        ? Optional.empty()
        : Optional.of(
            Messages.held(
                matter.finding(), guard, attempt.reason(), isSoonEnough(matter, attempt)));
  }

  /** Whether a window opens that holds it, before memory is exhausted. */
  private boolean isSoonEnough(Case matter, Attempt attempt) {
    Optional<Duration> left = contenders.timeLeft(attempt.candidate().service(), matter.sample());
    return attempt
        .opensIn()
        .filter(wait -> left.map(time -> time.compareTo(wait) > 0).orElse(true))
        .isPresent();
  }

  private boolean hasLasted(Case matter) {
    return memory
        .incidents()
        .of(matter.incident())
        .flatMap(Incident::heldSince)
        .map(since -> matter.at().isPast(since, Bounds.HOLD_PATIENCE))
        .orElse(false);
  }

  private void nobody(Case matter, List<Candidate> table) {
    String why =
        table.isEmpty()
            ? "no candidate is declared for rule " + matter.rule().name()
            : table.getFirst().whyNot().orElse("") + (table.size() > 1 ? " (and others)" : "");
    Fact.Decided decided =
        new Fact.Decided(
            matter.finding(),
            matter.rules().policy(),
            table,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("candidates"),
            why);
    noteOnce(matter, decided);
    Mode mode = matter.rules().mode().min(matter.rule().mode());
    boolean acts = mode.compareTo(Mode.APPROVE) >= 0;
    boolean passes =
        table.stream().anyMatch(row -> Contenders.isUnseen(matter.sample(), row.service()));
    // Said again and again, told once: we may have died between the note and the page.
    if (acts && (!passes || hasLasted(matter))) {
      teller.say(
          matter.incident(),
          Messages.nobodyToActOn(matter.finding(), why),
          matter.rules(),
          matter.at());
    }
  }

  private boolean note(Case matter, List<Candidate> table, Attempt attempt, Rung rung) {
    return noteOnce(
        matter,
        new Fact.Decided(
            matter.finding(),
            matter.rules().policy(),
            table,
            Optional.of(attempt.candidate().service()),
            Optional.of(rung),
            attempt.passed(),
            attempt.refusedBy(),
            attempt.reason()));
  }

  /** Notes a decision unless it only repeats what held the incident before. */
  private boolean noteOnce(Case matter, Fact.Decided decided) {
    String held = memory.incidents().of(matter.incident()).map(Incident::held).orElse("");
    boolean repeats = !held.isEmpty() && held.equals(Memory.heldKey(decided)) && isHolding(decided);
    if (!repeats) {
      scribe.note(matter.incident(), decided, matter.at());
    }
    return !repeats;
  }

  private static boolean isHolding(Fact.Decided decided) {
    return decided.refusedBy().isPresent()
        || decided.rung().equals(Optional.of(Rung.STOP_AND_PAGE));
  }
}
