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
 * The hand's journal on disk: every record durable before the step it announces. It is kept small
 * by writing anew, in one step, what the hand still needs; where nobody does that, the oldest
 * segments go.
 */
public final class JournalFile implements AutoCloseable {
  private static final String NAME = "hand";

  /** Bounds that hold more than a thousand orders. */
  private static final DurableLog.Bounds USUAL =
      new DurableLog.Bounds(Bytes.ofMebi(2).value(), 3, Bytes.ofMebi(1).value());

  private static final long STEP = 64 * 1024;

  private final DurableLog log;
  private final Codec codec;

  /** Above this length it should be written anew; higher where that did not help. */
  private long enough = USUAL.segmentBytes() / 2;

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

  /** Whether it has grown so long that it should be written anew. */
  public boolean isLong() {
    return log.length() > enough;
  }

  /**
   * Puts these records in the place of all others, in one step: a kill leaves all or none of them;
   * on any trouble the journal stays as it was.
   *
   * @param records what the hand still needs: the orders that are open, and the closed ones that it
   *     remembers
   */
  public Written rewrite(List<HandRecord> records) {
    Written written =
        log.replace(records.stream().map(record -> codec.text(HandRecord.class, record)).toList());
    enough = StrictMath.max(USUAL.segmentBytes() / 2, log.length() + STEP);
    return written;
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
