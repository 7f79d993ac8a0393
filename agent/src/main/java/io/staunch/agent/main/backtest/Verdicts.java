package io.staunch.agent.main.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What policies would have done on a history.
 *
 * @param begin of the history, in milliseconds of the epoch
 */
public record Verdicts(
    List<String> hosts,
    int services,
    long begin,
    long end,
    Duration tick,
    List<OfPolicy> policies) {
  public Verdicts {
    hosts = List.copyOf(hosts);
    policies = List.copyOf(policies);
  }

  /** One policy, on all hosts. */
  public record OfPolicy(String name, List<Act> acts, List<Exhaustion> exhaustions) {
    public OfPolicy {
      acts = List.copyOf(acts);
      exhaustions = List.copyOf(exhaustions);
    }

    long saved() {
      return exhaustions.stream().filter(Exhaustion::spared).count();
    }

    long count(Act.Verdict verdict) {
      return acts.stream().filter(act -> act.verdict() == verdict).count();
    }

    /** The shortest time that an act was ahead of the exhaustion that it was needed for. */
    Optional<Duration> shortestLead() {
      return acts.stream().flatMap(act -> act.lead().stream()).min(Duration::compareTo);
    }
  }
}
