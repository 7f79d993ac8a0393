package io.staunch.core.detect;

import io.staunch.core.detect.Finding.State;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds one figure against the limit it must not pass, reading after reading. It is passed above
 * the limit and cleared below the lower clear level; between the two nothing changes but that a
 * duration above the limit, while it still counts, counts from new.
 */
final class LimitWatch {
  private final Silence silence;
  private final Sustained sustained;

  LimitWatch(Silence silence, Sustained sustained) {
    this.silence = silence;
    this.sustained = sustained;
  }

  /**
   * One reading.
   *
   * @param life whose reading; another one than before starts from new
   * @param clear the level below which a finding clears, at most the limit
   * @param regular whether it counts where readings are counted
   * @param uses the reading in words: {@code web uses 612 MiB}
   * @param allowed the limit in words: {@code its limit of 512 MiB}
   */
  record Reading(
      Moment at,
      Optional<Incarnation> life,
      Bytes value,
      Bytes limit,
      Bytes clear,
      boolean regular,
      String uses,
      String allowed) {
    boolean passed() {
      return value.compareTo(limit) > 0;
    }

    boolean cleared() {
      return value.compareTo(clear) < 0;
    }
  }

  private record Mark(State state, Moment since, long readings, String how) {}

  /** Whether a finding says nothing of this reading: another life, or too long ago. */
  boolean isFromNew(Finding before, Reading reading) {
    return before.state() == State.NO_DATA
        || !before.life().equals(reading.life())
        || silence.isBroken(before, reading.at());
  }

  Finding judge(Finding before, Reading reading) {
    boolean anew = isFromNew(before, reading);
    State was = anew ? State.CLEAR : before.state();
    long readings = anew ? 0 : before.readings();
    if (reading.regular()) {
      readings = readings << 1 | (reading.passed() ? 1 : 0);
    }
    Mark mark =
        was == State.CONFIRMED
            ? confirmed(before, reading, readings)
            : switch (sustained) {
              case Sustained.For continuously ->
                  continuous(anew, before, reading, readings, continuously.duration());
              case Sustained.Readings counted -> counted(was, before, reading, readings, counted);
            };
    boolean stays = !anew && was == State.CLEAR && mark.state() == State.CLEAR;
    boolean matters = mark.state() == State.CONFIRMED || reading.passed();
    return new Finding(
        before.rule(),
        before.service(),
        reading.life(),
        mark.state(),
        stays ? before.since() : mark.since(),
        Optional.of(reading.at()),
        mark.readings(),
        reading.value(),
        reading.limit(),
        matters ? reading.value().minus(reading.clear()).max(Bytes.ZERO) : Bytes.ZERO,
        false,
        reading.uses()
            + (reading.passed() ? ", above " : ", within ")
            + reading.allowed()
            + mark.how());
  }

  private static Mark confirmed(Finding before, Reading reading, long readings) {
    if (reading.cleared()) {
      return new Mark(State.CLEAR, reading.at(), 0, "");
    }
    String ago =
        reading
            .at()
            .since(before.since())
            .map(age -> ", confirmed " + Durations.text(age) + " ago")
            .orElse("");
    String notYet = reading.passed() ? "" : ", but not below " + reading.clear() + " yet";
    return new Mark(State.CONFIRMED, before.since(), readings, notYet + ago);
  }

  private static Mark continuous(
      boolean anew, Finding before, Reading reading, long readings, Duration needed) {
    boolean pending = !anew && before.state() == State.PENDING;
    if (!reading.passed()) {
      return pending && !reading.cleared()
          ? new Mark(State.PENDING, before.since(), readings, "; the time above it counts from new")
          : new Mark(State.CLEAR, reading.at(), readings, "");
    }
    boolean running = pending && !before.screened() && before.need().value() > 0;
    Moment from = running ? before.since() : reading.at();
    Duration lasted = reading.at().since(from).orElse(Duration.ZERO);
    if (lasted.compareTo(needed) >= 0) {
      String how = needed.isZero() ? "" : ", for " + Durations.text(lasted);
      return new Mark(State.CONFIRMED, reading.at(), readings, how);
    }
    String how = ", for " + Durations.text(lasted) + " of " + Durations.text(needed);
    return new Mark(State.PENDING, from, readings, how);
  }

  private static Mark counted(
      State was, Finding before, Reading reading, long readings, Sustained.Readings needed) {
    long window = needed.m() == Long.SIZE ? -1L : (1L << needed.m()) - 1;
    int passed = Long.bitCount(readings & window);
    String how = "; " + passed + " of the last " + needed.m() + " readings above it";
    if (passed >= needed.n()) {
      return new Mark(State.CONFIRMED, reading.at(), readings, how);
    }
    return passed == 0
        ? new Mark(State.CLEAR, reading.at(), readings, "")
        : new Mark(
            State.PENDING,
            was == State.PENDING ? before.since() : reading.at(),
            readings,
            how + ", " + needed.n() + " needed");
  }
}
