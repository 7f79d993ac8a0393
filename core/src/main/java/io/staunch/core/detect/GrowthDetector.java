package io.staunch.core.detect;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Finding.State;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.Series;
import io.staunch.core.history.Track;
import java.time.Duration;
import java.util.Optional;

/**
 * Steady growth within one life: informs and ranks, never acts. It judges the floor, not the level:
 * the lowest points of the younger half of the life, and of no less than the configured window, so
 * that a saw-tooth is flat and start-up is forgotten. It is growth where these {@linkplain Trend
 * rise far enough, above their scatter, as good as always, and still}.
 *
 * <p>A cache that still fills, and the rising half of a rhythm longer than the life, look the same
 * from outside.
 */
public final class GrowthDetector implements Detector {
  /** The younger half of a life is cut into this many parts. */
  private static final int PARTS = 20;

  private final Condition.Growth condition;
  private final Silence silence;

  /**
   * @param tick the configured sampling interval
   */
  public GrowthDetector(String rule, Condition.Growth condition, Duration tick) {
    this.condition = condition;
    this.silence = new Silence(rule, tick);
  }

  @Override
  public Finding initial(Optional<String> service) {
    return silence.initial(service);
  }

  @Override
  public Finding examine(Finding before, Look look) {
    Optional<Track> track = look.series().flatMap(Series::track);
    if (look.sample().isEmpty() || look.service().isEmpty() || track.isEmpty()) {
      return silence.quiet(before, look.at());
    }
    return switch (look.service().get()) {
      case ServiceSample.Absent absent -> silence.absent(before, look.at());
      case ServiceSample.Contradicted lie ->
          silence.noData(before, look.at(), lie.service() + " cannot be judged: " + lie.reason());
      case ServiceSample.Present present -> judge(before, look.at(), present, track.get());
    };
  }

  private Finding judge(Finding before, Moment at, ServiceSample.Present present, Track track) {
    String name = present.service();
    Duration seen = track.span();
    if (seen.compareTo(condition.window()) < 0) {
      String early =
          name
              + " has been seen for "
              + Durations.text(seen)
              + "; growth is judged from "
              + Durations.text(condition.window())
              + " on";
      return finding(before, at, present, track, State.CLEAR, Bytes.ZERO, early);
    }
    Duration half = seen.dividedBy(2);
    Duration judged = half.compareTo(condition.window()) > 0 ? half : condition.window();
    boolean was = before.state() == State.CONFIRMED;
    Optional<Trend> trend = Trend.of(track.floors(judged, PARTS), track.floors(seen, PARTS));
    Optional<Trend> growth = trend.filter(found -> found.isGrowth(condition.rise(), was));
    return growth
        .map(found ->
            finding(before, at, present, track, State.CONFIRMED, found.risen(), found.text(name)))
        .orElseGet(() ->
            finding(
                before,
                at,
                present,
                track,
                State.CLEAR,
                Bytes.ZERO,
                name + " did not grow steadily in the last " + Durations.text(judged)));
  }

  private Finding finding(
      Finding before,
      Moment at,
      ServiceSample.Present present,
      Track track,
      State state,
      Bytes rise,
      String reason) {
    Bytes now = track.newest().value();
    boolean stays = before.state() == state && before.life().equals(Optional.of(present.life()));
    return new Finding(
        before.rule(),
        before.service(),
        Optional.of(present.life()),
        state,
        stays ? before.since() : at,
        Optional.of(at),
        0,
        now,
        now.minus(rise).max(Bytes.ZERO).plus(condition.rise()),
        rise,
        false,
        reason);
  }
}
