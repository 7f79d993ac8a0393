package io.staunch.policy.trial;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tests of one policy.
 *
 * @param policy the policy's file or folder, as written; relative to this file
 * @param host the host file, likewise; empty: a small one is made of the test's services
 * @param server the server's total memory
 * @param tick the sampling interval
 * @param seed where noise comes from
 */
public record TrialFile(
    Placed<String> policy,
    Optional<Placed<String>> host,
    Bytes server,
    Duration tick,
    long seed,
    List<Placed<Trial>> trials) {
  public TrialFile {
    trials = List.copyOf(trials);
  }

  /**
   * One test.
   *
   * @param lasts how long it runs, in virtual time
   * @param upFor how long host and services have been up when it begins
   * @param with settings that take the place of the policy's
   * @param sharedTreasury whether budgets are counted over all hosts
   */
  public record Trial(
      String name,
      Duration lasts,
      Duration upFor,
      List<World> hosts,
      boolean sharedTreasury,
      Optional<Node.Mapping> with,
      List<Timed> occasions,
      List<Placed<Expectation>> expectations) {
    public Trial {
      hosts = List.copyOf(hosts);
      occasions = List.copyOf(occasions);
      expectations = List.copyOf(expectations);
    }
  }

  /** Something that happens at a time, counted from the test's beginning. */
  public record Timed(Placed<Duration> at, Occasion.Said said) {}

  /**
   * What runs on one host, and how its memory goes.
   *
   * @param host its name; empty where the test names none
   * @param afterRestart how a service goes on in the life that a restart begins; missing: as from
   *     the beginning
   * @param afterReload how it goes on after a reload; missing: as if nothing had been done
   * @param orders how orders on a service go; missing: well
   * @param others memory that no declared service owns
   */
  public record World(
      Optional<String> host,
      SortedMap<String, Placed<Curve>> services,
      SortedMap<String, Placed<Curve>> afterRestart,
      SortedMap<String, Placed<Curve>> afterReload,
      SortedMap<String, Placed<Bytes>> ceilings,
      SortedMap<String, Placed<Fate.Course>> orders,
      Curve others) {
    public World {
      services = copy(services);
      afterRestart = copy(afterRestart);
      afterReload = copy(afterReload);
      ceilings = copy(ceilings);
      orders = copy(orders);
    }

    private static <T> SortedMap<String, T> copy(SortedMap<String, T> map) {
      return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
  }
}
