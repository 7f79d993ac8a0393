package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.collect.Focus;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Finding;
import io.staunch.core.engine.Snapshot.Ruled;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides whose dear figures the next sample must bring: whoever is near a limit, awaits a
 * verification, ranks for a full server, has moved, or was not looked at for a minute. Quiet
 * services cost nothing.
 */
final class Attention {
  private static final Bytes MOVED = Bytes.ofMebi(4);
  private static final double MOVED_SHARE = 0.02;

  private final SortedMap<String, Ruled> lastRuled = new TreeMap<>();

  Bounds.Use use() {
    return new Bounds.Use("figures remembered", lastRuled.size(), Bounds.SERVICES);
  }

  SortedMap<String, Ruled> ruled() {
    return lastRuled;
  }

  void resume(SortedMap<String, Ruled> ruled) {
    lastRuled.putAll(ruled);
  }

  void ask(Sample sample, Ruleset rules, Judge judge, Memory memory, Scribe scribe) {
    Moment at = sample.at();
    SortedMap<String, Bytes> limits = judge.lowestLimits();
    NavigableSet<String> urgent = new TreeSet<>();
    NavigableSet<String> watched = new TreeSet<>(serverCandidates(rules, judge));
    for (Finding finding : judge.findings()) {
      if (finding.screened() && !sample.betweenTicks()) {
        finding.service().ifPresent(urgent::add);
      }
    }
    memory.works().all().forEach(work -> watched.add(work.service()));
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present
          && rules.services().containsKey(present.service())) {
        present
            .ruling()
            .ifPresent(ruling -> lastRuled.put(present.service(), new Ruled(at, present.upper())));
        boolean near =
            Optional.ofNullable(limits.get(present.service()))
                .map(limit -> isNear(present.upper(), limit))
                .orElse(false);
        if (near || hasMoved(present, at)) {
          watched.add(present.service());
        }
      }
    }
    lastRuled.keySet().retainAll(rules.services().keySet());
    Moment until = at.plus(rules.tick().multipliedBy(2));
    urgent.forEach(service -> scribe.ask(new Effect.Watch(new Focus(service, true, until))));
    watched.removeAll(urgent);
    watched.forEach(service -> scribe.ask(new Effect.Watch(new Focus(service, false, until))));
  }

  private static boolean isNear(Bytes upper, Bytes limit) {
    return upper.compareTo(limit.times(Bounds.NEAR)) >= 0;
  }

  private boolean hasMoved(ServiceSample.Present present, Moment at) {
    Optional<Ruled> last = Optional.ofNullable(lastRuled.get(present.service()));
    if (last.isEmpty()) {
      return true;
    }
    long moved = StrictMath.abs(present.upper().minus(last.get().upper()).value());
    Bytes enough = MOVED.max(last.get().upper().times(MOVED_SHARE));
    boolean old =
        at.since(last.get().at()).map(age -> age.compareTo(Bounds.RULING_AGE) >= 0).orElse(true);
    return moved >= enough.value() || old;
  }

  private static SortedSet<String> serverCandidates(Ruleset rules, Judge judge) {
    SortedSet<String> candidates = new TreeSet<>();
    for (Ruleset.Rule rule : rules.rules()) {
      if (rule.condition() instanceof Condition.ServerLimit && pressed(rule, judge)) {
        candidates.addAll(rule.services());
      }
    }
    return candidates;
  }

  private static boolean pressed(Ruleset.Rule rule, Judge judge) {
    return judge.findings().stream()
        .anyMatch(finding ->
            finding.rule().equals(rule.name())
                && (finding.state() == Finding.State.PENDING
                    || finding.state() == Finding.State.CONFIRMED));
  }
}
