package io.staunch.simulation.check;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the entries of one ledger say, folded here once more and apart from the engine, which folds
 * them too: bars, back-off, pauses, doubts, and which service an incident is about.
 */
final class Ledgered {
  private final Map<String, Map<Rung, Long>> bars = new TreeMap<>();
  private final Map<String, Integer> doublings = new TreeMap<>();
  private final Map<Long, SortedSet<String>> incidents = new TreeMap<>();
  private final Map<String, Open> open = new TreeMap<>();
  private final Map<String, Moment> acknowledged = new TreeMap<>();
  private final SortedSet<Long> worths = new TreeSet<>();
  private final Map<Long, Fact.Proposed> proposals = new TreeMap<>();
  private final Map<Long, Moment> approvals = new TreeMap<>();
  private Optional<Order> order = Optional.empty();
  private Optional<Paused> pause = Optional.empty();
  private Optional<Moment> clockDoubted = Optional.empty();
  private boolean channelTested;

  /**
   * A finding that was confirmed and has not cleared.
   *
   * @param decided the newest decision about it
   * @param at when that was noted
   */
  record Open(long incident, Optional<Fact.Decided> decided, Moment at) {}

  /** The newest order of a person. */
  record Order(Moment at, Fact.Ordered what) {}

  /** A pause by command. */
  record Paused(Moment at, Optional<Duration> forHow) {}

  void fold(Entry entry) {
    Moment at = entry.at();
    switch (entry.fact()) {
      case Fact.Found(Finding finding) -> found(entry, finding);
      case Fact.Decided decided -> decided(entry, decided);
      case Fact.Intended intent -> about(entry.incident(), intent.order().service());
      case Fact.Barred(String service, Rung rung, String _) ->
          bars.computeIfAbsent(service, name -> new EnumMap<>(Rung.class))
              .put(rung, entry.number());
      case Fact.Proposed asked -> proposals.put(asked.number(), asked);
      case Fact.Ordered what -> order = Optional.of(new Order(at, what));
      case Fact.Approved yes -> approvals.put(yes.proposal(), at);
      case Fact.Verified(Verification v) -> worth(v);
      case Fact.Paused(String _, String _, Optional<Duration> forHow) ->
          pause = Optional.of(new Paused(at, forHow));
      case Fact.Resumed _ -> pause = Optional.empty();
      case Fact.Acknowledged(long incident, String _) -> acknowledge(incident, at);
      case Fact.ChannelTested(String _, boolean passed) -> channelTested = passed;
      case Fact.ClockDoubted _ -> clockDoubted = Optional.of(at);
      case Fact.ClockTrusted _ -> clockDoubted = Optional.empty();
      default -> {}
    }
  }

  private void found(Entry entry, Finding finding) {
    finding.service().ifPresent(name -> about(entry.incident(), name));
    switch (finding.state()) {
      case CONFIRMED ->
          open.putIfAbsent(
              subject(finding), new Open(entry.incident(), Optional.empty(), entry.at()));
      // what an ailing disk had not taken is written again, and may be about an earlier incident
      case CLEAR ->
          open.computeIfPresent(
              subject(finding),
              (subject, before) -> before.incident() == entry.incident() ? null : before);
      case PENDING, NO_DATA -> {}
    }
  }

  private void decided(Entry entry, Fact.Decided decided) {
    open.computeIfPresent(
        subject(decided.finding()),
        (subject, before) ->
            before.incident() == entry.incident()
                ? new Open(before.incident(), Optional.of(decided), entry.at())
                : before);
  }

  private static String subject(Finding finding) {
    return finding.rule() + "/" + finding.service().orElse("");
  }

  /** What is confirmed and not cleared about a rule's only subject. */
  Optional<Open> open(String rule, Optional<String> service) {
    return Optional.ofNullable(open.get(rule + "/" + service.orElse("")));
  }

  private void worth(Verification v) {
    // an entry that was written again says nothing new
    if (v.kind() == Verification.Kind.WORTH && worths.add(v.order())) {
      switch (v.result()) {
        case YES -> doublings.remove(v.service());
        case NO -> doublings.merge(v.service(), 1, Integer::sum);
        case UNKNOWN -> {}
      }
    }
  }

  private void acknowledge(long incident, Moment at) {
    for (String name : services(incident)) {
      bars.remove(name);
      doublings.remove(name);
      acknowledged.put(name, at);
    }
  }

  private void about(long incident, String service) {
    incidents.computeIfAbsent(incident, number -> new TreeSet<>()).add(service);
  }

  /** The services that an incident is about, or that were acted on for it. */
  SortedSet<String> services(long incident) {
    return incidents.getOrDefault(incident, Collections.emptySortedSet());
  }

  boolean isBarred(String service, Rung rung) {
    return bars.getOrDefault(service, Map.of()).containsKey(rung);
  }

  /** How many actions in a row were not worth it. */
  int doublings(String service) {
    return doublings.getOrDefault(service, 0);
  }

  /** When a person last acknowledged something about the service. */
  Optional<Moment> acknowledged(String service) {
    return Optional.ofNullable(acknowledged.get(service));
  }

  /** What a person ordered at a moment. */
  Optional<Fact.Ordered> orderedAt(Moment at) {
    return order
        .filter(newest -> newest.at().equals(at))
        .map(Order::what)
        .filter(what -> what.heldBy().isEmpty());
  }

  /** What people allowed at a moment. */
  List<Fact.Proposed> approvedAt(Moment at) {
    return approvals.entrySet().stream()
        .filter(approval -> approval.getValue().equals(at))
        .flatMap(approval -> Optional.ofNullable(proposals.get(approval.getKey())).stream())
        .toList();
  }

  /** Whether a pause by command is certainly not over yet. */
  boolean isPaused(Moment now) {
    return pause
        .map(since ->
            since
                .forHow()
                .map(forHow -> Account.certainly(now, since.at()).compareTo(forHow) < 0)
                .orElse(true))
        .orElse(false);
  }

  Optional<Moment> clockDoubted() {
    return clockDoubted;
  }

  boolean channelTested() {
    return channelTested;
  }
}
