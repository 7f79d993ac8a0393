package io.staunch.agent.main.replay;

import io.staunch.agent.disk.RecordingReader;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Event;
import io.staunch.core.ledger.Entry;
import io.staunch.core.replay.Replay;
import io.staunch.core.replay.TapeLine;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A recording heard again by an engine of this release, and everything that came of it. */
public final class Rerun implements Replay.Listener {
  /** Differences that are told; more are counted. */
  static final int MOST_TOLD = 20;

  private final Codec codec = new Codec();
  private final NavigableMap<Long, Noted> noted = new TreeMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final SortedSet<String> versions = new TreeSet<>();
  private final List<String> differences = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final MessageDigest digest = sha256();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private String host = "";
  private boolean begins;
  private long segments;
  private long samples;
  private long events;

  /**
   * An entry that came of it.
   *
   * @param run in which run of the agent; its numbers may be used again by the next
   * @param durable whether the recording says that the ledger took it
   */
  record Noted(Entry entry, int run, boolean durable) {}

  /**
   * What the engine noted in one run of the agent: every number from the first on.
   *
   * @param from the first number that a ledger must agree on
   */
  record Run(long from) {}

  private Rerun() {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Hears the whole recording. */
  public static Rerun of(RecordingReader recording) throws IOException {
    Rerun rerun = new Rerun();
    Replay replay = new Replay(rerun);
    try {
      rerun.remarks.addAll(recording.each(replay::take));
    } catch (IllegalArgumentException e) {
      throw new IOException("this is no whole recording: " + e.getMessage(), e);
    }
    return rerun;
  }

  @Override
  public void began(TapeLine.Head head) {
    segments++;
    begins = head.begins();
    host = head.host();
    versions.add(head.version());
  }

  @Override
  public void resumed(long lastEntry) {
    if (begins || runs.isEmpty()) {
      // what an earlier run did not get to write was never said, and its numbers are used again
      noted.tailMap(lastEntry, false).clear();
      runs.add(new Run(lastEntry + 1));
    }
  }

  @Override
  public void heard(Event event, List<Effect> effects) {
    events++;
    samples += event instanceof Event.Sampled ? 1 : 0;
    Instant at = event.at().wall();
    first = first.or(() -> Optional.of(at));
    last = Optional.of(at);
    if (event instanceof Event.Recorded(long number, boolean durable, var _) && durable) {
      noted.computeIfPresent(
          number,
          (_, told) ->
              new Noted(told.entry(), told.run(), told.durable() || told.run() == runs.size()));
    }
    for (Effect effect : effects) {
      digest.update(codec.text(Effect.class, effect).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      if (effect instanceof Effect.Note(Entry entry)) {
        noted.put(entry.number(), new Noted(entry, runs.size(), false));
      }
    }
  }

  @Override
  public void differs(String what) {
    differences.add("at segment " + segments + ": " + what);
    while (differences.size() > MOST_TOLD) {
      differences.removeLast();
    }
  }

  /** What came of it, in the order of the numbers. */
  Collection<Noted> noted() {
    return noted.values();
  }

  Optional<Noted> noted(long number) {
    return Optional.ofNullable(noted.get(number));
  }

  /** Whether the recording covers what was noted under this number. */
  boolean covers(long number) {
    return !runs.isEmpty()
        && runs.getFirst().from() <= number
        && !noted.isEmpty()
        && number <= noted.lastKey();
  }

  /** Whether it was noted after what one run gives, and before the next. */
  boolean isBetweenRuns(long number) {
    Optional<Run> next = runs.stream().filter(run -> run.from() > number).findFirst();
    return next.isPresent() && noted.subMap(number, next.get().from()).isEmpty();
  }

  /** Where a segment does not go on from the one before. */
  List<String> differences() {
    return differences;
  }

  /** What could not be read of the recording. */
  List<String> remarks() {
    return remarks;
  }

  /** One or two lines: what was heard. */
  List<String> head() {
    return List.of(
        "recording of %s by staunch %s, %s to %s: %s, %s of the agent"
            .formatted(
                host,
                String.join(" and ", versions),
                first.map(Instant::toString).orElse("nothing"),
                last.map(Instant::toString).orElse("nothing"),
                count(segments, "segment"),
                count(runs.size(), "run")),
        "heard again: %s, %s; %s came of it"
            .formatted(
                count(samples, "sample"),
                count(events - samples, "other event"),
                noted.size() == 1 ? "1 entry" : noted.size() + " entries"));
  }

  /** SHA-256 of everything that the engine asked for, in order. */
  String digest() {
    try {
      MessageDigest copy = (MessageDigest) digest.clone();
      return HexFormat.of().formatHex(copy.digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 can be copied", e);
    }
  }

  /** The releases that recorded it. */
  SortedSet<String> versions() {
    return versions;
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
