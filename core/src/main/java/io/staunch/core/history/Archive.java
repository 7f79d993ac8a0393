package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A service's history taken out of a server: what a back-test reads. Rows are in order of time; the
 * farther back, the longer the span that one stands for.
 */
public record Archive(Head head, List<Life> lives, List<Row> rows) {
  /** Version of the written form. */
  public static final int FORMAT = 1;

  /** Most rows of one archive. */
  public static final int MOST_ROWS = 1_000_000;

  /** Most lives of one archive. */
  public static final int MOST_LIVES = 10_000;

  public Archive {
    lives = List.copyOf(lives);
    rows = List.copyOf(rows);
  }

  /** One line of the written form. */
  public sealed interface Line {}

  /** Whose history it is. */
  public record Head(int format, String host, String service) implements Line {}

  /**
   * One life.
   *
   * @param started on the wall clock
   */
  public record Life(Incarnation id, Instant started, LifeFacts facts) implements Line {}

  /**
   * What a life used over a span, or at one moment; then lowest, mean and highest are the same.
   *
   * @param at where the span begins
   * @param span zero for one moment
   * @param readings how many samples it stands for
   * @param used memory in use on the server, the mean
   * @param total the server's memory
   */
  public record Row(
      Instant at,
      Duration span,
      Incarnation life,
      Bytes low,
      Bytes mean,
      Bytes high,
      long readings,
      Bytes used,
      Bytes total)
      implements Line {
    public Row {
      if (span.isNegative() || readings < 1) {
        throw new IllegalArgumentException("a row needs a span and at least one reading");
      }
      if (low.compareTo(mean) > 0 || mean.compareTo(high) > 0) {
        throw new IllegalArgumentException(
            "low "
                + low.value()
                + ", mean "
                + mean.value()
                + " and high "
                + high.value()
                + " are not in order");
      }
    }

    /** The middle of its span. */
    public Instant middle() {
      return at.plus(span.dividedBy(2));
    }
  }
}
