package io.staunch.agent.main.trial;

import io.staunch.core.act.Outcome;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.trial.Expectation.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Services that one order took away: from the order until it is seen to be up, or until it is known
 * that nothing was done, or a person acknowledges.
 *
 * @param services each with its host where there are several
 */
record Outage(Span span, List<String> services) {
  Outage {
    services = List.copyOf(services);
  }

  /** The most that were out at one time. */
  record Peak(Duration at, List<String> services) {
    String words() {
      return services.size()
          + " were out at "
          + Kinds.show(at)
          + ": "
          + String.join(", ", services);
    }
  }

  /**
   * @param host where the test has several
   */
  static List<Outage> of(Course course, Optional<String> host, Duration end) {
    List<Outage> all = new ArrayList<>();
    for (Entry entry : course.ledger()) {
      if (entry.fact() instanceof Fact.Intended intended) {
        TreeSet<String> members = new TreeSet<>(intended.impact());
        members.add(intended.order().service());
        List<String> names =
            members.stream().map(name -> name + host.map(on -> " on " + on).orElse("")).toList();
        Duration until = until(course, entry, intended.order().number(), end);
        all.add(new Outage(new Span(course.at(entry), until), names));
      }
    }
    return all;
  }

  private static Duration until(Course course, Entry intent, long order, Duration end) {
    for (Entry entry : course.ledger()) {
      boolean over =
          switch (entry.fact()) {
            case Fact.Verified(Verification seen) ->
                seen.order() == order
                    && seen.kind() == Verification.Kind.UP
                    && seen.result() == Verification.Result.YES;
            case Fact.Ended(Outcome outcome) ->
                outcome.order() == order && outcome.end() == Outcome.End.NOT_DONE;
            case Fact.Acknowledged _ ->
                entry.incident() == intent.incident() && entry.number() > intent.number();
            default -> false;
          };
      if (over) {
        return course.at(entry);
      }
    }
    return end;
  }

  /** The most at one time within a span; one that ends when another begins does not meet it. */
  static Optional<Peak> peak(List<Outage> outages, Span within) {
    return Stream.concat(
            Stream.of(within.from()), outages.stream().map(outage -> outage.span.from()))
        .filter(within::holds)
        .map(at -> at(outages, at))
        .filter(peak -> !peak.services().isEmpty())
        .max(Comparator.comparingInt(peak -> peak.services().size()));
  }

  private static Peak at(List<Outage> outages, Duration at) {
    TreeSet<String> out = new TreeSet<>();
    outages.stream()
        .filter(each -> each.span.from().compareTo(at) <= 0 && each.span.to().compareTo(at) > 0)
        .forEach(each -> out.addAll(each.services));
    return new Peak(at, List.copyOf(out));
  }
}
