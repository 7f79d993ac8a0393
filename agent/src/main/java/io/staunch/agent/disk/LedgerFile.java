package io.staunch.agent.disk;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.ledger.Entry;
import io.staunch.core.wire.Codec;
import java.nio.file.Path;

/**
 * The ledger on disk: entries as JSON lines, hash-chained, kept long but bounded, durable before
 * the act they announce.
 */
public final class LedgerFile implements AutoCloseable {

  /**
   * Bounds of a ledger.
   *
   * @param segment size at which a new file is begun
   * @param segments how many of them are kept
   * @param reserve preallocated room for a full disk; an entry takes 1 to 4 KiB, at most 256
   */
  public record Bounds(Bytes segment, int segments, Bytes reserve) {
    public static final Bounds USUAL = new Bounds(Bytes.ofMebi(8), 8, Bytes.ofMebi(2));

    /** As many of the usual segments as {@code most} holds, at least two. */
    public static Bounds keeping(Bytes most) {
      long segments = Math.clamp(most.value() / USUAL.segment.value(), 2, 1024);
      return new Bounds(USUAL.segment, (int) segments, USUAL.reserve);
    }
  }

  private final DurableLog log;
  private final Codec codec;
  private final HeadAnchor anchor;

  private LedgerFile(DurableLog log, Codec codec, HeadAnchor anchor) {
    this.log = log;
    this.codec = codec;
    this.anchor = anchor;
  }

  /**
   * Opens the ledger in {@code folder}, makes it where it is missing, checks its chain, and cuts a
   * torn tail. Works on a read-only disk as well: then it can be read, and every append says that
   * it was lost.
   */
  public static Opened<LedgerFile> open(
      Path folder, Bounds bounds, Codec codec, HeadAnchor anchor) {
    return open(folder, bounds, codec, anchor, Disk.REAL);
  }

  static Opened<LedgerFile> open(
      Path folder, Bounds bounds, Codec codec, HeadAnchor anchor, Disk disk) {
    DurableLog.Bounds of =
        new DurableLog.Bounds(bounds.segment.value(), bounds.segments, bounds.reserve.value());
    return switch (DurableLog.open(folder, LedgerReader.NAME, of, disk)) {
      case Opened.Ready<DurableLog>(DurableLog log, var gaps, var remarks) ->
          new Opened.Ready<>(new LedgerFile(log, codec, anchor), gaps, remarks);
      case Opened.Refused<DurableLog>(String reason) -> new Opened.Refused<>(reason);
    };
  }

  /**
   * Appends an entry; never throws for what a disk does.
   *
   * @param entry with a number above {@link #last()}
   * @param durable whether it must be on the medium before this returns, as every intent must
   */
  public Written append(Entry entry, boolean durable) {
    return log.append(entry.number(), codec.text(Entry.class, entry), durable);
  }

  /**
   * Learns whether the disk takes writes (again), and brings what the reserve holds to its place.
   */
  public Written probeWritable() {
    return log.probe();
  }

  /** Writes the head down where editors of the ledger do not reach it. */
  public Written anchorHead() {
    return anchor.anchor(log.last(), log.head());
  }

  /** Where the head is anchored, for {@code doctor}. */
  public String anchoredAt() {
    return anchor.describe();
  }

  /** Number of the newest entry, 0 for none. */
  public long last() {
    return log.last();
  }

  /** Hash of the newest entry, 64 hexadecimal digits. */
  public String head() {
    return log.head();
  }

  public LedgerReader reader() {
    return new LedgerReader(log.reader(), codec);
  }

  @Override
  public void close() {
    log.close();
  }
}
