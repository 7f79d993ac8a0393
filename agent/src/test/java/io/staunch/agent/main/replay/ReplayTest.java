package io.staunch.agent.main.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.agent.disk.HeadAnchor;
import io.staunch.agent.disk.LedgerFile;
import io.staunch.agent.disk.Opened;
import io.staunch.agent.disk.RecordingFile;
import io.staunch.agent.disk.Written;
import io.staunch.core.act.Outcome;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Timetable;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.replay.Recorder;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings on disk, heard again beside their ledgers. */
final class ReplayTest {
  private static final Instant START = Instant.parse("2025-11-01T03:00:00Z");

  private static final HeadAnchor NOWHERE =
      new HeadAnchor() {
        @Override
        public Written anchor(long number, String hash) {
          return new Written.Kept(false);
        }

        @Override
        public String describe() {
          return "nowhere";
        }
      };

  private static final Outcome OF_BEFORE =
      new Outcome(
          99,
          "web",
          Outcome.End.DONE,
          Optional.empty(),
          List.of(),
          false,
          "every step succeeded",
          Duration.ofSeconds(2));

  @TempDir private Path folder;
  private final Codec codec = new Codec();
  private final List<Entry> ledger = new ArrayList<>();
  private long seconds;

  private static Ruleset rules() {
    Terms.Budget budget = new Terms.Budget(3, Duration.ofHours(1));
    Terms terms =
        new Terms(
            List.of(),
            List.of(),
            List.of(),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofHours(6),
            budget,
            budget,
            1,
            3,
            Timetable.NONE);
    return new Ruleset(
        "web01",
        "none",
        Mode.OBSERVE,
        Duration.ofSeconds(5),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        terms,
        Duration.ofMinutes(30),
        12,
        0);
  }

  /** An agent's run: it starts, hears of pauses, and is killed. */
  private final class Run implements AutoCloseable {
    private final RecordingFile file;
    private final Recorder recorder;
    private final Engine engine = new Engine(rules());

    Run(Bytes most) {
      file = new RecordingFile(recording(), most, codec);
      recorder = new Recorder(file, "1.0");
      // the hand tells what it did before the engine has read the ledger
      hear(new Event.Ended(OF_BEFORE, now()));
      hear(new Event.Recovered(ledger, List.of(), "1.0", now()));
    }

    Run() {
      this(Bytes.ofMebi(64));
    }

    Run pauses(int times) {
      for (int i = 0; i < times; i++) {
        seconds += 60;
        hear(new Event.Pause("ada", "deploy " + i, Optional.empty(), now()));
      }
      return this;
    }

    void hear(Event event) {
      recorder.hears(engine, event);
      for (Effect effect : engine.on(event)) {
        if (effect instanceof Effect.Note(Entry entry)) {
          ledger.add(entry);
          hear(new Event.Recorded(entry.number(), true, now()));
        }
      }
    }

    @Override
    public void close() {
      file.close();
    }
  }

  private Moment now() {
    return new Moment(START.plusSeconds(seconds), Duration.ofSeconds(seconds), "boot");
  }

  private Path recording() {
    return folder.resolve("recording");
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(recording())) {
      return files.sorted().toList();
    }
  }

  private Path ledger(UnaryOperator<Entry> how) throws Exception {
    Path kept = folder.resolve("ledger");
    Opened<LedgerFile> opened = LedgerFile.open(kept, LedgerFile.Bounds.USUAL, codec, NOWHERE);
    try (LedgerFile file = ((Opened.Ready<LedgerFile>) opened).file()) {
      ledger.forEach(entry -> file.append(how.apply(entry), false));
    }
    return kept;
  }

  private Report replay(Optional<Path> against) throws IOException {
    return Report.of(recording(), against, "1.0", ZoneOffset.UTC, false);
  }

  @Test
  void it_gives_the_ledger_byte_for_byte_over_hours_and_runs() throws Exception {
    try (Run run = new Run()) {
      run.pauses(150);
    }
    try (Run run = new Run()) {
      run.pauses(10);
    }
    Report report = replay(Optional.of(ledger(entry -> entry)));

    assertThat(report.same()).isTrue();
    assertThat(report.lines().getFirst())
        .isEqualTo(
            "recording of web01 by staunch 1.0, 2025-11-01T03:00:00Z to 2025-11-01T05:40:00Z: "
                + "4 segments, 2 runs of the agent");
    assertThat(report.lines()).anyMatch(line -> line.contains("deploy 149"));
    assertThat(report.verdict())
        .containsExactly("against the ledger: 160 of 160 entries are the same, byte for byte");
  }

  @Test
  void where_the_ledger_says_something_else_the_place_is_named() throws Exception {
    try (Run run = new Run()) {
      run.pauses(3);
    }
    Path other =
        ledger(entry ->
            entry.number() == 3
                ? new Entry(3, 0, entry.at(), new Fact.Paused("eve", "deploy 1", Optional.empty()))
                : entry);
    Report report = replay(Optional.of(other));

    assertThat(report.same()).isFalse();
    assertThat(report.verdict())
        .containsExactly(
            "against the ledger: 1 difference in 3 entries",
            "  entry 3: fact.by is \"eve\" in the ledger, and \"ada\" heard again");
  }

  @Test
  void an_entry_that_the_ledger_lost_is_missed() throws Exception {
    try (Run run = new Run()) {
      run.pauses(3);
    }
    ledger.removeLast();

    assertThat(replay(Optional.of(ledger(entry -> entry))).verdict())
        .contains("  the recording gives entry 4, which the ledger does not hold");
  }

  @Test
  void a_segment_that_a_kill_cut_off_is_heard_as_far_as_it_goes() throws IOException {
    try (Run run = new Run()) {
      run.pauses(20);
    }
    byte[] whole = Files.readAllBytes(segments().getFirst());
    Files.write(segments().getFirst(), Arrays.copyOf(whole, whole.length - 40));

    Report report = replay(Optional.empty());
    assertThat(report.same()).isTrue();
    assertThat(report.lines()).anyMatch(line -> line.contains("deploy 15"));
  }

  @Test
  void a_damaged_segment_is_told_and_the_next_run_heard() throws IOException {
    try (Run run = new Run()) {
      run.pauses(20);
    }
    try (Run run = new Run()) {
      run.pauses(2);
    }
    byte[] whole = Files.readAllBytes(segments().getFirst());
    Arrays.fill(whole, whole.length / 2, whole.length / 2 + 50, (byte) 0x5a);
    Files.write(segments().getFirst(), whole);

    Report report = replay(Optional.empty());
    assertThat(report.verdict()).anyMatch(line -> line.contains("recording-00000001"));
    assertThat(report.lines()).anyMatch(line -> line.contains("deploy 1"));
  }

  @Test
  void it_keeps_within_its_bytes_and_its_day() throws IOException {
    try (Run run = new Run()) {
      run.pauses(40 * 60);
    }
    assertThat(segments()).hasSize(1 + RecordingFile.SEGMENTS);
    try (Run small = new Run(Bytes.ofKibi(24))) {
      small.pauses(600);
    }
    long bytes = 0;
    for (Path segment : segments()) {
      bytes += Files.size(segment);
    }
    assertThat(bytes).isLessThan(24 * 1024);
    assertThat(replay(Optional.empty()).same()).isTrue();
  }

  @Test
  void a_disk_that_takes_nothing_stops_the_recording_and_never_the_agent() throws IOException {
    Files.writeString(recording(), "no folder");
    try (Run run = new Run()) {
      run.pauses(3);
      assertThat(run.file.trouble())
          .hasValueSatisfying(why -> assertThat(why).contains("nothing is recorded"));
      Files.delete(recording());
      run.pauses(3);
      assertThat(run.file.trouble()).isEmpty();
    }
    assertThat(replay(Optional.empty()).same()).isTrue();
  }

  @Test
  void what_is_no_recording_is_said_with_its_cure() throws IOException {
    Files.createDirectory(recording());
    assertThatThrownBy(() -> replay(Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no recording: its files are named");
    Path newer = recording().resolve("recording-00000001.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(newer, StandardOpenOption.CREATE))) {
      out.write(
          "{\"type\":\"Head\",\"format\":2,\"version\":\"9\",\"host\":\"h\",\"begins\":true,\"at\":{\"wall\":\"2025-11-01T03:00:00Z\",\"boot\":\"PT1S\",\"boot-id\":\"b\"}}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> replay(Optional.empty()))
        .hasMessageContaining("written by a newer release (format 2, this one reads up to 1)");
  }
}
