package io.staunch.core.engine;

import io.staunch.core.collect.ServerMemory;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The engine's state as people and scripts are shown it: the verbs status and plan read it and
 * nothing else.
 *
 * @param seen when the newest sample was taken; empty before the first
 * @param channels notify channels that were tested, and whether the newest test passed
 * @param underWay orders that have not ended: service and what is being done
 */
public record View(
    String host,
    String policy,
    Mode mode,
    Optional<Moment> seen,
    Optional<ServerMemory> server,
    Optional<Duration> serverTimeLeft,
    List<Service> services,
    List<Finding> findings,
    List<Incident> incidents,
    List<String> underWay,
    Optional<String> paused,
    boolean ledgerWritable,
    SortedMap<String, Boolean> channels,
    List<Plan> plans) {
  public View {
    services = List.copyOf(services);
    findings = List.copyOf(findings);
    incidents = List.copyOf(incidents);
    underWay = List.copyOf(underWay);
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    plans = List.copyOf(plans);
  }

  /**
   * One declared service.
   *
   * @param state one word or a reason: running, not running, or the contradiction that was found
   * @param use ruling memory where it is known, else the upper bound
   * @param isRuling whether {@code use} is the ruling figure
   * @param limit the lowest limit any rule holds it to
   * @param bytesPerSecond recent slope; empty where it is not rising or too little is known
   * @param timeLeft until {@code limit}, by linear extrapolation
   */
  public record Service(
      String name,
      String state,
      Optional<Incarnation> life,
      Optional<Duration> age,
      int processes,
      Optional<Bytes> use,
      boolean isRuling,
      Optional<Bytes> limit,
      Optional<Double> bytesPerSecond,
      Optional<Duration> timeLeft) {}

  /**
   * What one rule would do about one subject if it were confirmed now.
   *
   * @param confirmed whether it is
   * @param table every candidate with its terms and why not
   * @param chosen who would be acted on, or is held
   * @param passed guards that admit
   * @param refusedBy the guard that refuses
   */
  public record Plan(
      String rule,
      Optional<String> subject,
      boolean confirmed,
      List<Candidate> table,
      Optional<String> chosen,
      Optional<Rung> rung,
      List<String> passed,
      Optional<String> refusedBy,
      String reason) {}
}
