package io.staunch.agent.disk;

import io.staunch.agent.disk.RingFile.Reading;
import io.staunch.agent.disk.RingFile.Row;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history file of format 1, which held samples only; it is read once, to be turned into one of
 * today's.
 */
final class FormerRing {
  /** Slots of its table of lives. */
  static final int LIVES = 512;

  private final RingTable lives;
  private final RingTable boots;
  private final RingRows rows;

  FormerRing(Disk.Store store, RingLayout layout) throws IOException {
    lives = new RingTable(store, layout.livesAt(), LIVES);
    boots = new RingTable(store, layout.bootsAt(), RingLayout.BOOTS);
    rows = new RingRows(store, layout.rowsAt(), layout.rows(), RingRow.size(layout.services()));
  }

  /** Rows that are there, good or not. */
  int held() {
    return (int) (rows.newest() - rows.oldest() + 1);
  }

  int damaged() {
    return rows.damaged();
  }

  /** Takes a row over. */
  interface Taker {
    boolean take(Row row) throws IOException;
  }

  /** Every good row, oldest first. */
  void each(Taker taker) throws IOException {
    rows.each(
        1,
        this,
        bytes -> {
          RingRow row = RingRow.of(bytes);
          Optional<RingTable.Name> boot = boots.name(row.bootIndex());
          return boot.isEmpty() || taker.take(row(row, boot.get().first()));
        });
  }

  private Row row(RingRow row, String boot) {
    Moment at = new Moment(Instant.ofEpochMilli(row.wall()), Duration.ofMillis(row.boot()), boot);
    List<Reading> readings = new ArrayList<>();
    for (RingRow.Cell cell : row.cells()) {
      lives
          .name(cell.life())
          .ifPresent(life ->
              readings.add(
                  new Reading(
                      at,
                      life.first(),
                      new Incarnation(life.second()),
                      Duration.ofMillis(StrictMath.max(0, row.boot() - life.started())),
                      new Bytes(cell.upper()),
                      cell.ruling().map(Bytes::new))));
    }
    return new Row(at, new Bytes(row.used()), new Bytes(row.total()), readings);
  }
}
