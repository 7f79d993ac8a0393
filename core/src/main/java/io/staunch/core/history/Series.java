package io.staunch.core.history;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How one service's memory went: its present life as a {@link Track}, and what is worth knowing of
 * the {@value #MOST_LIVES} lives before.
 *
 * <p>Values are ruling memory. Where a sample brought only the cheap upper bound, the value is that
 * bound less what it last exceeded the ruling figure by; before the first ruling figure of a life
 * it is the bare bound, and is put right when that figure comes.
 */
public final class Series {
  /** Lives kept beside the present one; the oldest makes room. */
  public static final int MOST_LIVES = 16;

  /** A life first seen older than this may have leaked already: what it needs is not known. */
  static final Duration START_SEEN = Duration.ofMinutes(2);

  /** The first tenth of a life, but no more than this, counts as starting. */
  static final Duration STARTING_AT_MOST = Duration.ofMinutes(1);

  private final Deque<Life> earlier = new ArrayDeque<>();
  private Optional<Present> present = Optional.empty();

  /**
   * @param excess how much the cheap bound exceeded the ruling figure when both were last read
   */
  private record Present(
      Incarnation life, Moment firstSeen, Duration age, Track track, Optional<Bytes> excess) {

    Life life(Duration lasted) {
      return new Life(
          life, firstSeen, age, floor(lasted), track.peak(), track.newest().value(), lasted);
    }

    Duration lasted() {
      return age.plus(track.span());
    }

    private Optional<Bytes> floor(Duration lasted) {
      if (age.compareTo(START_SEEN) > 0) {
        return Optional.empty();
      }
      Duration tenth = lasted.dividedBy(10);
      Duration starting = tenth.compareTo(STARTING_AT_MOST) < 0 ? tenth : STARTING_AT_MOST;
      Duration later = starting.minus(age);
      return track.lowest(later.isNegative() ? Duration.ZERO : later);
    }
  }

  SeriesState state() {
    return new SeriesState(
        lives(),
        present.map(now ->
            new SeriesState.Present(
                now.life(), now.firstSeen(), now.age(), now.track().state(), now.excess())));
  }

  void resume(SeriesState state) {
    earlier.addAll(state.earlier());
    present =
        state
            .present()
            .map(now ->
                new Present(
                    now.life(), now.firstSeen(), now.age(), new Track(now.track()), now.excess()));
  }

  /** Takes in what a sample says of the service; another life than before starts a new track. */
  public void add(Moment at, ServiceSample.Present seen) {
    boolean same =
        present
            .map(now -> now.life().equals(seen.life()) && at.since(now.firstSeen()).isPresent())
            .orElse(false);
    if (!same) {
      begin(at, seen);
      return;
    }
    Present now = present.orElseThrow();
    Optional<Bytes> excess =
        seen.ruling().map(ruling -> seen.upper().minus(ruling)).or(now::excess);
    if (now.excess().isEmpty() && excess.isPresent()) {
      now.track().shift(Bytes.ZERO.minus(excess.get()));
    }
    Bytes estimate = seen.upper().minus(excess.orElse(Bytes.ZERO)).max(Bytes.ZERO);
    now.track().add(at, seen.ruling().orElse(estimate));
    present = Optional.of(new Present(now.life(), now.firstSeen(), now.age(), now.track(), excess));
  }

  private void begin(Moment at, ServiceSample.Present seen) {
    boolean late =
        present
            .flatMap(now -> at.since(now.track().newest().at()))
            .map(Duration::isNegative)
            .orElse(false);
    if (late) {
      return;
    }
    present.ifPresent(now -> earlier.addLast(now.life(now.lasted())));
    while (earlier.size() > MOST_LIVES) {
      earlier.removeFirst();
    }
    Track track = new Track(at, seen.ruling().orElse(seen.upper()));
    Optional<Bytes> excess = seen.ruling().map(ruling -> seen.upper().minus(ruling));
    present = Optional.of(new Present(seen.life(), at, seen.age(), track, excess));
  }

  /** The present life, or the last one seen; empty before the first reading. */
  public Optional<Life> life() {
    return present.map(now -> now.life(now.lasted()));
  }

  /** The points of that life. */
  public Optional<Track> track() {
    return present.map(Present::track);
  }

  public Optional<Point> newest() {
    return track().map(Track::newest);
  }

  /** The points of that life in order of time, thinned where it is long; see {@link Track}. */
  public List<Point> points() {
    return track().map(Track::points).orElse(List.of());
  }

  /** The newest points of that life as read; see {@link Track#recent}. */
  public List<Point> recent(Duration within) {
    return track().map(now -> now.recent(within)).orElse(List.of());
  }

  /** The lives before, oldest first. */
  public List<Life> lives() {
    return new ArrayList<>(earlier);
  }

  /**
   * What the service used after its last start that was seen: what a restart is expected to bring
   * it back to.
   */
  public Optional<Bytes> floorAfterStart() {
    Optional<Bytes> floor = life().flatMap(Life::floor);
    for (var lives = earlier.descendingIterator(); floor.isEmpty() && lives.hasNext(); ) {
      floor = lives.next().floor();
    }
    return floor;
  }
}
