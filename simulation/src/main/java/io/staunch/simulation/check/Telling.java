package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.act.Outcome;
import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Condition;
import io.staunch.core.engine.Ruleset.Rule;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.simulation.seen.Happening;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether people are told what they must know. */
final class Telling {
  /** How long what passes by itself may hold before people are told. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Account account;
  private final Levels levels;
  private final SortedSet<Long> paged = new TreeSet<>();
  private final SortedSet<Long> mentioned = new TreeSet<>();
  private final Deque<Moment> told = new ArrayDeque<>();
  private final Map<String, Moment> heldSince = new TreeMap<>();
  private final Map<Long, Moment> downSince = new TreeMap<>();
  private Optional<Moment> newest = Optional.empty();

  Telling(Account account, Levels levels) {
    this.account = account;
    this.levels = levels;
  }

  List<Invariant> all() {
    return List.of(
        new Invariant(
            "held-paged", "people are paged when at enforce a guard holds for long", this::held),
        new Invariant(
            "down-paged", "people are paged when what we took down stays down", this::down));
  }

  void see(Happening happening) {
    switch (happening) {
      case Happening.Told(Notice notice) -> {
        mentioned.add(notice.incident());
        newest.ifPresent(told::addLast);
        if (notice.severity() == Notice.Severity.PAGE) {
          paged.add(notice.incident());
        }
      }
      case Happening.AgentStarted started -> {
        newest = Optional.of(started.at());
        told.clear();
        forget();
      }
      case Happening.Sampled(Sample sample) -> newest = Optional.of(sample.at());
      case Happening.Unsampled(Moment at) -> {
        newest = Optional.of(at);
        forget();
      }
      case Happening.Heard _ -> heldSince.clear();
      case Happening.Recorded(var _, boolean durable) -> {
        if (!durable) {
          forget();
        }
      }
      default -> {}
    }
  }

  private void forget() {
    heldSince.clear();
    downSince.clear();
  }

  /** Whether the rate cap holds back whatever else is to be told. */
  boolean isCapped(Moment now) {
    told.removeIf(at -> now.since(at).map(d -> d.compareTo(Duration.ofHours(1)) >= 0).orElse(true));
    return told.size() >= account.rules().pagesPerHour();
  }

  private Duration slack() {
    return account.rules().tick().multipliedBy(3);
  }

  private Optional<String> held(Happening happening) {
    if (happening instanceof Happening.Sampled(Sample sample)) {
      for (Rule rule : account.rules().rules()) {
        Optional<String> broken = held(rule, sample.at());
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> held(Rule rule, Moment now) {
    Optional<Ledgered.Open> open =
        rule.condition() instanceof Condition.ServiceLimit
            ? account.ledgered().open(rule.name(), Optional.of(rule.services().getFirst()))
            : Optional.empty();
    Optional<String> guard = open.flatMap(Ledgered.Open::decided).flatMap(Fact.Decided::refusedBy);
    boolean holds =
        guard.isPresent()
            && !guard.get().equals("mode")
            && enforces(rule)
            && levels.of(rule).over().isPresent()
            && !isUnderWay(rule)
            && !isCapped(now);
    if (!holds) {
      heldSince.remove(rule.name());
      return Optional.empty();
    }
    Moment since = heldSince.computeIfAbsent(rule.name(), name -> now);
    // another policy, or another agent, judges anew from here on
    Duration patience = Causes.asked(rule, account.rules().tick()).plus(PATIENCE).plus(slack());
    boolean late = Levels.back(Optional.of(since), now).compareTo(patience) > 0;
    boolean quietly = guard.get().equals("pause") || guard.get().equals("window");
    SortedSet<Long> known = quietly ? mentioned : paged;
    return when(
        late && !known.contains(open.get().incident()),
        "%s is held by %s since %s and nobody was paged for incident %d"
            .formatted(rule.services().getFirst(), guard.get(), since, open.get().incident()));
  }

  private boolean enforces(Rule rule) {
    Mode mode = account.rules().mode().min(rule.mode());
    return mode.min(account.rules().watched(rule.services().getFirst()).mode()) == Mode.ENFORCE;
  }

  private boolean isUnderWay(Rule rule) {
    return account.deeds().stream()
        .anyMatch(deed ->
            deed.service().equals(rule.services().getFirst())
                && (deed.ended().isEmpty() || deed.isOut()));
  }

  private Optional<String> down(Happening happening) {
    if (happening instanceof Happening.Sampled(Sample sample)) {
      for (Deed deed : account.deeds()) {
        Optional<String> broken = down(deed, sample);
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> down(Deed deed, Sample sample) {
    boolean acted = deed.end().map(end -> end != Outcome.End.NOT_DONE).orElse(false);
    boolean isDown =
        acted && deed.isOut() && isAbsent(sample, deed.service()) && !isCapped(sample.at());
    if (!isDown) {
      downSince.remove(deed.number());
      return Optional.empty();
    }
    Moment since = downSince.computeIfAbsent(deed.number(), number -> sample.at());
    ServiceActions actions = deed.rules().watched(deed.service()).actions();
    Duration patience = actions.startTimeout().plus(actions.settle()).plus(slack());
    boolean late = Levels.back(Optional.of(since), sample.at()).compareTo(patience) > 0;
    return when(
        late && !paged.contains(deed.incident()),
        "%s is down since order %d and nobody was paged for incident %d"
            .formatted(deed.service(), deed.number(), deed.incident()));
  }

  private static boolean isAbsent(Sample sample, String service) {
    return sample.services().stream()
        .anyMatch(one -> one instanceof ServiceSample.Absent(String name) && name.equals(service));
  }

  /** Whether somebody was paged about an incident. */
  boolean isPaged(long incident) {
    return paged.contains(incident);
  }
}
