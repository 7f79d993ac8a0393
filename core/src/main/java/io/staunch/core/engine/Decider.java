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
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.core.guard.ModeGuard;
import io.staunch.core.guard.Request;
import io.staunch.core.guard.Ruling;
import io.staunch.core.guard.Verdict;
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
      List.of("start-grace", "boot-grace", "cool-down", "outage", "storm", "others");

  private final Memory memory;
  private final Contenders contenders;
  private final Scribe scribe;
  private final Teller teller;
  private final List<Guard> guards;
  private final Judge judge;

  Decider(Memory memory, Judge judge, Scribe scribe, Teller teller, List<Guard> guards) {
    this.memory = memory;
    this.judge = judge;
    this.contenders = new Contenders(memory, judge);
    this.scribe = scribe;
    this.teller = teller;
    this.guards = List.copyOf(guards);
  }

  /** One confirmed finding, the rule that found it, and the incident that was opened for it. */
  record Case(long incident, Ruleset.Rule rule, Finding finding, Sample sample, Ruleset rules) {}

  /**
   * What came of asking for one candidate: a plan that every guard admits, or why there is none.
   */
  record Attempt(
      Candidate candidate,
      Rung rung,
      Optional<Plan> plan,
      List<String> passed,
      Optional<String> refusedBy,
      String reason) {}

  void decide(Case matter) {
    if (isBeingDealtWith(matter)) {
      return;
    }
    List<Candidate> table = new ArrayList<>(contenders.rank(matter));
    Optional<Attempt> held = Optional.empty();
    for (int row = 0; row < table.size(); row++) {
      Candidate candidate = table.get(row);
      if (candidate.whyNot().isPresent()) {
        continue;
      }
      Attempt attempt = attempt(candidate, matter);
      if (attempt.plan().isPresent()) {
        act(matter, table, attempt, attempt.plan().get());
        return;
      }
      table.set(row, candidate.excluded(attempt.reason()));
      held = held.isPresent() ? held : Optional.of(attempt);
    }
    if (held.isPresent()) {
      hold(matter, table, held.get());
    } else {
      nobody(matter, table);
    }
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
          choice.reason());
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
        refused.map(Verdict.Refused::reason).orElse(choice.reason()));
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

  private Request request(
      Candidate candidate, Case matter, Rung rung, Plan plan, Ruleset.Watched watched) {
    ServiceSample.Present present =
        Contenders.present(matter.sample(), candidate.service()).orElseThrow();
    Duration worstCase = Duration.ZERO;
    for (Step step : plan.steps()) {
      worstCase = worstCase.plus(step.longest());
    }
    return new Request(
        candidate.service(),
        present.life(),
        rung,
        matter.rule().name(),
        mode(matter, candidate.service()),
        present.age(),
        candidate.impact(),
        worstCase,
        judge.sick().size(),
        present.tracer(),
        watched.startLimit(),
        matter.rules().terms());
  }

  private static Mode mode(Case matter, String service) {
    return matter
        .rules()
        .mode()
        .min(matter.rule().mode())
        .min(matter.rules().watched(service).mode());
  }

  private void act(Case matter, List<Candidate> table, Attempt attempt, Plan plan) {
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
        matter.sample().at());
  }

  private void hold(Case matter, List<Candidate> table, Attempt attempt) {
    boolean news = note(matter, table, attempt, attempt.rung());
    holdMessage(matter, attempt, news)
        .ifPresent(message ->
            teller.say(matter.incident(), message, matter.rules(), matter.sample().at()));
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
    if (mode != Mode.ENFORCE) {
      // Nobody is woken over what would not be done anyway.
      boolean told = guard.equals(ModeGuard.NAME) && news && mode != Mode.OBSERVE;
      return told
          ? Optional.of(Messages.wouldAct(service, attempt.rung(), matter.finding()))
          : Optional.empty();
    }
    return PASSING.contains(guard) && !hasLasted(matter)
        ? Optional.empty()
        : Optional.of(Messages.held(matter.finding(), guard, attempt.reason()));
  }

  private boolean hasLasted(Case matter) {
    return memory
        .incidents()
        .of(matter.incident())
        .flatMap(Incident::heldSince)
        .map(since -> matter.sample().at().isPast(since, Bounds.HOLD_PATIENCE))
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
    boolean enforced = matter.rules().mode().min(matter.rule().mode()) == Mode.ENFORCE;
    boolean passes =
        table.stream().anyMatch(row -> Contenders.isUnseen(matter.sample(), row.service()));
    // Said again and again, told once: we may have died between the note and the page.
    if (enforced && (!passes || hasLasted(matter))) {
      teller.say(
          matter.incident(),
          Messages.nobodyToActOn(matter.finding(), why),
          matter.rules(),
          matter.sample().at());
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
      scribe.note(matter.incident(), decided, matter.sample().at());
    }
    return !repeats;
  }

  private static boolean isHolding(Fact.Decided decided) {
    return decided.refusedBy().isPresent()
        || decided.rung().equals(Optional.of(Rung.STOP_AND_PAGE));
  }
}
