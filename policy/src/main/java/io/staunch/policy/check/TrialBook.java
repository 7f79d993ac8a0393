package io.staunch.policy.check;

import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.policy.trial.TrialFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy's tests, each bound to the policy and to its hosts: all that running them needs.
 *
 * @param runs in the order written; a test of several hosts is several runs
 */
public record TrialBook(TrialFile file, List<Run> runs) {
  public TrialBook {
    runs = List.copyOf(runs);
  }

  /** By test, the runs on each of its hosts. */
  public List<List<Run>> trials() {
    List<List<Run>> trials = new ArrayList<>();
    for (Run run : runs) {
      if (trials.isEmpty()
          || !trials.getLast().getFirst().trial().name().equals(run.trial().name())) {
        trials.add(new ArrayList<>());
      }
      trials.getLast().add(run);
    }
    return List.copyOf(trials);
  }

  /**
   * One test on one host.
   *
   * @param ceilings services' own ceilings, as the test or else the host file says
   */
  public record Run(
      TrialFile.Trial trial,
      TrialFile.World world,
      Ruleset rules,
      SortedMap<String, Bytes> ceilings) {
    public Run {
      ceilings = Collections.unmodifiableSortedMap(new TreeMap<>(ceilings));
    }
  }
}
