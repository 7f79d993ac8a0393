package io.staunch.agent.disk;

import io.staunch.core.act.HandRecord;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The hand's journal on disk: every record durable before the step it announces. What is kept are
 * the newest segments; an order's records are a few KiB, so those of open orders are always among
 * them.
 */
public final class JournalFile implements AutoCloseable {
  private static final String NAME = "hand";

  /** Bounds that hold more than a thousand orders. */
  private static final DurableLog.Bounds USUAL =
      new DurableLog.Bounds(Bytes.ofMebi(2).value(), 3, Bytes.ofMebi(1).value());

  private final DurableLog log;
  private final Codec codec;

  private JournalFile(DurableLog log, Codec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Opens the journal in {@code folder}, makes it where it is missing, and cuts a torn tail. */
  public static Opened<JournalFile> open(Path folder, Codec codec) {
    return open(folder, codec, Disk.REAL);
  }

  static Opened<JournalFile> open(Path folder, Codec codec, Disk disk) {
    return switch (DurableLog.open(folder, NAME, USUAL, disk)) {
      case Opened.Ready<DurableLog>(DurableLog log, var gaps, var remarks) ->
          new Opened.Ready<>(new JournalFile(log, codec), gaps, remarks);
      case Opened.Refused<DurableLog>(String reason) -> new Opened.Refused<>(reason);
    };
  }

  /**
   * Appends a record, durable when this returns that it is kept; never throws for what a disk does.
   */
  public Written append(HandRecord record) {
    return log.append(log.last() + 1, codec.text(HandRecord.class, record), true);
  }

  /** What the journal holds, oldest first. */
  public List<HandRecord> records() throws IOException {
    List<HandRecord> records = new ArrayList<>();
    log.reader()
        .lines(line -> {
          if (codec.parse(HandRecord.class, line.body())
              instanceof Parsed.Good<HandRecord>(HandRecord record)) {
            records.add(record);
          }
          return true;
        });
    return records;
  }

  @Override
  public void close() {
    log.close();
  }
}
