package io.staunch.agent.main.backtest;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service as it would have been: what was measured, less what our restart won, until its measured
 * life ends. A restart brings it to the lowest that its measured life had shown by then, and from
 * there it grows as it did.
 */
final class Player {
  private final Recorded past;
  private final int pid;
  private int row = -1;
  private int life = -1;
  private long lowest;
  private long won;
  private int restarts;
  private long restarted;
  private boolean away;

  Player(Recorded past, int pid) {
    this.past = past;
    this.pid = pid;
  }

  String service() {
    return past.service();
  }

  /** Goes on to what was measured last by {@code now}. */
  void advance(long now) {
    while (row + 1 < past.rows() && past.at(row + 1) <= now) {
      row++;
      if (past.life(row) != life) {
        life = past.life(row);
        lowest = past.bytes(row);
        won = 0;
        restarts = 0;
      }
      lowest = Math.min(lowest, past.bytes(row));
    }
  }

  /** Whether there is a measurement that still stands. */
  boolean isSeen(long now, long patience) {
    return row >= 0 && now - past.until(row) < patience;
  }

  /** The row that stands. */
  int row() {
    return row;
  }

  /** The measured life. */
  int life() {
    return life;
  }

  Recorded past() {
    return past;
  }

  boolean isAway() {
    return away;
  }

  /** It uses that much less than was measured. */
  long won() {
    return away ? past.bytes(row) : Math.min(won, past.bytes(row));
  }

  /** What it would use. */
  long bytes() {
    return past.bytes(row) - won();
  }

  void end() {
    away = true;
  }

  /** Its next life begins. */
  void begin(long now) {
    away = false;
    won = Math.max(0, past.bytes(row) - lowest);
    restarts++;
    restarted = now;
  }

  Incarnation incarnation() {
    return new Incarnation(past.name(life) + (restarts == 0 ? "" : "#" + restarts));
  }

  ServiceSample sample(long now) {
    if (away) {
      return new ServiceSample.Absent(past.service());
    }
    Bytes uses = new Bytes(bytes());
    long since = restarts > 0 ? restarted : past.started(life);
    return new ServiceSample.Present(
        past.service(),
        incarnation(),
        Duration.ofMillis(Math.max(0, now - since)),
        List.of(pid),
        uses,
        Optional.of(uses),
        Optional.of(Bytes.ZERO),
        past.ceiling(life),
        1,
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
