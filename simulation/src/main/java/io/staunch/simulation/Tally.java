package io.staunch.simulation;

import io.staunch.core.engine.Event;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.scenario.Ambush;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Phase;
import io.staunch.simulation.seen.Witness;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happened, so that a run that met nothing cannot pass for a proof. */
public final class Tally implements Witness {
  private final SortedMap<String, Long> counts = new TreeMap<>();

  @Override
  public void see(Happening happening) {
    switch (happening) {
      case Happening.Sampled sampled -> add("samples");
      case Happening.Handed handed -> add("orders, " + word(handed.order().rung()));
      case Happening.Reported reported -> add("outcomes, " + word(reported.outcome().end()));
      case Happening.Told told -> add("messages, " + told.notice().code());
      case Happening.AgentStarted started -> add("agent starts");
      case Happening.Struck struck -> struck(struck);
      case Happening.Noted noted -> noted(noted.entry().fact());
      case Happening.Heard heard when heard.event() instanceof Event.Acknowledge ->
          add("acknowledgements");
      default -> {}
    }
  }

  private void noted(Fact fact) {
    switch (fact) {
      case Fact.Decided decided ->
          decided.refusedBy().ifPresent(guard -> add("refusals, by " + guard));
      case Fact.Proposed _ -> add("people, asked");
      case Fact.Approved _ -> add("people, approved");
      case Fact.Unfulfilled _ -> add("people, approved for nothing");
      case Fact.Refused _ -> add("people, refused");
      case Fact.Postponed _ -> add("people, postponed");
      case Fact.Ordered what ->
          add(what.heldBy().isEmpty() ? "people, ordered" : "people, ordered in vain");
      case Fact.Judged _ -> add("people, judged");
      case Fact.Lapsed _ -> add("people, asked in vain");
      case Fact.Verified verified ->
          add(
              "verifications, "
                  + word(verified.verification().kind())
                  + " "
                  + word(verified.verification().result()));
      default -> {}
    }
  }

  private void struck(Happening.Struck struck) {
    if (struck.phases().isEmpty()) {
      add("faults, " + word(struck.fault()) + " while nothing was under way");
    }
    for (Phase phase : struck.phases()) {
      add("faults, " + pair(struck.fault(), phase));
    }
  }

  private static String pair(Fault fault, Phase phase) {
    return word(fault) + " at " + word(phase);
  }

  /** Faults in a phase that they can hit and did not. */
  public List<String> missed() {
    return Ambush.ALL.stream()
        .map(ambush -> pair(ambush.fault(), ambush.phase()))
        .filter(pair -> !counts.containsKey("faults, " + pair))
        .toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void add(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Takes another run's counts in. */
  void add(Tally other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
  }

  /** How often each kind of thing happened. */
  public SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** The sum of all counts whose name begins so. */
  public long sum(String beginning) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(beginning))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
