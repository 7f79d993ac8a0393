package io.staunch.agent.main;

import io.staunch.agent.disk.RingFile;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The past as the history file holds it. */
record RingPast(RingFile ring) implements Past {
  /** Rows remembered at start; enough for an hour at a tick of a second. */
  private static final int REMEMBERED = 3_600;

  @Override
  public void keep(Sample sample) {
    // a row that could not be written is a gap in the plot; judging goes on from memory
    ring.append(sample);
  }

  @Override
  public List<Event.Remembered> remembered() {
    List<Event.Remembered> rows = new ArrayList<>();
    try {
      ring.rows(row -> {
        row.services()
            .forEach(reading -> rows.add(new Event.Remembered(reading.at(), reading.present())));
        if (rows.size() > 2 * REMEMBERED) {
          rows.subList(0, rows.size() - REMEMBERED).clear();
        }
        return true;
      });
    } catch (IOException e) {
      return List.of();
    }
    return rows;
  }

  @Override
  public List<Reply.Row> rows(String service, Optional<Duration> since) {
    Instant to = Instant.now().plusSeconds(1);
    Instant from = since.map(to::minus).orElse(Instant.EPOCH);
    try {
      return ring.readings(service, from, to).stream()
          .map(reading ->
              new Reply.Row(
                  reading.at().wall(), reading.life(), reading.ruling().orElse(reading.upper())))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
