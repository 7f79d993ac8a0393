package io.staunch.core.decide;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Risk;
import io.staunch.core.history.Extrapolation;
import io.staunch.core.history.Point;
import io.staunch.core.history.Series;
import io.staunch.core.history.Track;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The use case's three criteria as one visible table: total use, historical use, and what acting
 * would disrupt. Score = weight × total + weight × growth − weight × disruption, each term 0..1.
 * Preferred services come first and those to avoid last, whatever their score; who is out stays in
 * the table, last, and says why.
 */
public final class Ranking {
  /** Without a forecast, growth is what a candidate would gain in this time. */
  static final Duration UNKNOWN = Duration.ofHours(24);

  /** Less than this share of what is needed is not worth a disruption. */
  static final double LEAST_GAIN = 0.1;

  /** The younger half of a life is cut into this many parts. */
  private static final int PARTS = 20;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.<Candidate>comparingInt(row -> row.whyNot().isPresent() ? 1 : 0)
          .thenComparing(
              row -> row.whyNot().isPresent() ? Risk.NEUTRAL : row.risk(),
              Comparator.reverseOrder())
          .thenComparing(Candidate::score, Comparator.reverseOrder())
          .thenComparing(Candidate::service);

  private final Weights weights;
  private final Bytes need;
  private final ServerMemory server;
  private final Duration ahead;
  private final Duration longest;

  private Ranking(
      Weights weights, Bytes need, ServerMemory server, Duration ahead, Duration longest) {
    this.weights = weights;
    this.need = need;
    this.server = server;
    this.ahead = ahead;
    this.longest = longest;
  }

  /**
   * Every contender as a row of the table, best first.
   *
   * @param need bytes to win back to get below the level that clears the finding
   * @param untilExhaustion time until the server runs out, where a forecast knows it
   */
  public static List<Candidate> rank(
      List<Contender> contenders,
      Weights weights,
      Bytes need,
      ServerMemory server,
      Optional<Duration> untilExhaustion) {
    Duration longest =
        contenders.stream()
            .filter(contender -> contender.excluded().isEmpty())
            .map(Contender::downtime)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Ranking ranking = new Ranking(weights, need, server, untilExhaustion.orElse(UNKNOWN), longest);
    return contenders.stream().map(ranking::row).sorted(BEST_FIRST).toList();
  }

  private Candidate row(Contender contender) {
    Bytes now =
        contender
            .sample()
            .flatMap(ServiceSample.Present::ruling)
            .orElse(Bytes.ZERO)
            .max(Bytes.ZERO);
    double total = clamp(now.shareOf(server.total()));
    double growth = growth(contender);
    double disruption = clamp(ratio(seconds(contender.downtime()), seconds(longest)));
    Bytes floor = contender.series().flatMap(Series::floorAfterStart).orElse(Bytes.ZERO);
    Bytes gain = now.minus(floor).max(Bytes.ZERO);
    return new Candidate(
        contender.service(),
        contender.sample().map(ServiceSample.Present::life),
        now,
        total,
        growth,
        disruption,
        contender.downtime(),
        weights.total() * total + weights.growth() * growth - weights.disruption() * disruption,
        gain,
        contender.risk(),
        contender.impact(),
        whyNot(contender, gain));
  }

  private Optional<String> whyNot(Contender contender, Bytes gain) {
    if (contender.excluded().isPresent()) {
      return contender.excluded();
    }
    if (contender.sample().isEmpty()) {
      return Optional.of("it is not running");
    }
    if (contender.risk() == Risk.NEVER) {
      return Optional.of("the policy says never to act on it");
    }
    if (contender.sample().get().ruling().isEmpty()) {
      return Optional.of(
          contender.sample().get().overdue()
              ? "what it really uses could not be read in time"
              : "what it really uses is not read yet");
    }
    if (gain.value() < need.value() * LEAST_GAIN) {
      return Optional.of(
          "it would bring back " + gain + ", less than a tenth of the " + need + " needed");
    }
    return Optional.empty();
  }

  private double growth(Contender contender) {
    double slope =
        contender.sample().isEmpty()
            ? 0
            : contender.series().flatMap(Series::track).map(Ranking::slope).orElse(0.0);
    double gained = slope * seconds(ahead);
    return clamp(ratio(gained, (double) need.value()));
  }

  /**
   * Bytes per second of the floors of the life's younger half, where saw-teeth are flat and
   * start-up is forgotten; of the newest points while the life is too short for that.
   */
  private static double slope(Track track) {
    List<Point> floors = track.floors(track.span().dividedBy(2), PARTS);
    return Extrapolation.of(floors)
        .or(() -> Extrapolation.of(track.recent(track.span())))
        .map(Extrapolation::slopePerSecond)
        .orElse(0.0);
  }

  private static double ratio(double part, double whole) {
    return whole > 0 ? part / whole : part > 0 ? 1 : 0;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static double clamp(double term) {
    return StrictMath.max(0, StrictMath.min(1, term));
  }
}
