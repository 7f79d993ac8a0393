package io.staunch.agent.main;

import io.staunch.agent.actuate.FlagFile;
import io.staunch.agent.actuate.HoldCheck;
import io.staunch.agent.actuate.MachinePerformer;
import io.staunch.agent.actuate.ProcEvidence;
import io.staunch.agent.actuate.Redaction;
import io.staunch.agent.clock.BootClock;
import io.staunch.agent.clock.ClockSync;
import io.staunch.agent.disk.EvidenceFolder;
import io.staunch.agent.disk.JournalFile;
import io.staunch.agent.disk.LedgerFile;
import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.disk.Opened;
import io.staunch.agent.disk.RecordingFile;
import io.staunch.agent.disk.RingFile;
import io.staunch.agent.disk.Written;
import io.staunch.agent.main.cli.Version;
import io.staunch.agent.notify.Outbox;
import io.staunch.agent.proc.PidFiles;
import io.staunch.agent.proc.ProcCollector;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.engine.Event;
import io.staunch.core.ledger.Notice;
import io.staunch.core.replay.Recorder;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The local architecture put together: every part of an agent is made here and nowhere else. */
public final class Assembly implements AutoCloseable {
  /** Rows of a service's last hour in evidence. */
  private static final int LAST_HOUR = 720;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private volatile Configuration configuration;
  private final LedgerFile ledger;
  private final Past past;
  private final Eyes eyes;
  private final Outbox outbox;
  private final RecordingFile recording;
  private final Agent agent;
  private final ThreadPoolExecutor anchoring =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          work -> Thread.ofPlatform().daemon().name("staunch-anchor").unstarted(work),
          new ThreadPoolExecutor.DiscardPolicy());

  /** Puts an agent together and lets it find out what happened before; it has not ticked yet. */
  public static Assembly of(Configuration configuration) throws IOException {
    return of(configuration, UnaryOperator.identity());
  }

  /**
   * The same with calls to the world passed through {@code around}, for tests that end the process
   * at chosen ones.
   */
  static Assembly of(Configuration configuration, UnaryOperator<Line.World> around)
      throws IOException {
    return new Assembly(configuration, around);
  }

  private Assembly(Configuration configuration, UnaryOperator<Line.World> around)
      throws IOException {
    this.configuration = configuration;
    Path state = configuration.agent().state();
    if (!Files.isDirectory(state)) {
      Files.createDirectories(
          state,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Codec codec = new Codec();
    ledger =
        ready(
            LedgerFile.open(
                state.resolve("ledger"),
                LedgerFile.Bounds.keeping(configuration.agent().ledger()),
                codec,
                LoggerAnchor.ofThisMachine(state)));
    JournalFile journal = ready(JournalFile.open(state.resolve("hand"), codec));
    past = past(state);
    BootClock clock = keep(new BootClock(Path.of("/proc")));
    eyes = eyes(clock);
    outbox =
        keep(
            Outbox.open(
                state.resolve("outbox"),
                () -> this.configuration.host().host().value(),
                () -> this.configuration.host().channels()));
    recording =
        keep(
            new RecordingFile(
                state.resolve("recording"), configuration.agent().recording(), codec));
    HoldCheck hold = FlagFile.of(configuration.agent().pauseFlag()).or(this::heldByDisk);
    MachinePerformer performer =
        keep(
            MachinePerformer.ofThisMachine(
                name -> Optional.ofNullable(this.configuration.host().actions().get(name)),
                eyes,
                hold,
                new ProcEvidence(Path.of("/proc"), this::lastHour, evidence(state))));
    agent =
        new Agent(
            new Agent.Parts(
                configuration,
                clock,
                eyes,
                ledger,
                journal,
                past,
                performer,
                this::tell,
                new Recorder(recording, Version.program()),
                this::anchor),
            configuration.agent().tick(),
            around);
    agent.recover(Version.program());
    missing.forEach(gap -> agent.on(new Event.Missing(gap, agent.now())));
  }

  private void tell(Notice notice) {
    outbox.add(notice, configuration.channelsFor(notice, agent.engine().channels()));
  }

  private Eyes eyes(BootClock clock) {
    var smaps = configuration.agent().smaps();
    ProcCollector.Settings standard = ProcCollector.Settings.STANDARD;
    ProcCollector collector =
        keep(
            new ProcCollector(
                new ProcCollector.Settings(
                    standard.proc(),
                    standard.cgroups(),
                    smaps.budget(),
                    smaps.largest(),
                    standard.mostKept())));
    FlagFile flag = FlagFile.of(configuration.agent().pauseFlag());
    ClockSync sync = new ClockSync(Path.of("/run"));
    return new Eyes(
        clock,
        collector,
        keep(new PidFiles(Own.uid())),
        () -> new Surroundings(Optional.empty(), flag.held(), sync.synchronised()),
        configuration.declarations());
  }

  private Past past(Path state) {
    RingFile.Bounds bounds =
        new RingFile.Bounds(configuration.agent().history(), RingFile.Bounds.USUAL.services());
    return switch (RingFile.open(state.resolve("history.ring"), bounds)) {
      case Opened.Ready<RingFile>(RingFile ring, var gaps, var notes) -> {
        remarks.addAll(notes);
        open.add(ring);
        yield new RingPast(ring, () -> this.configuration.agent().tick());
      }
      case Opened.Refused<RingFile>(String reason) -> {
        remarks.add("judging goes on from memory, without a history file: " + reason);
        yield Past.NONE;
      }
    };
  }

  private <T extends AutoCloseable> T ready(Opened<T> opened) throws IOException {
    return switch (opened) {
      case Opened.Ready<T>(T file, var gaps, var notes) -> {
        missing.addAll(gaps);
        remarks.addAll(gaps);
        remarks.addAll(notes);
        yield keep(file);
      }
      case Opened.Refused<T>(String reason) -> throw new IOException(reason);
    };
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }

  private void anchor() {
    anchoring.execute(ledger::anchorHead);
  }

  private List<String> lastHour(String service) {
    Instant now = Instant.now();
    return past.rows(service, now.minus(Duration.ofHours(1)), now, LAST_HOUR).rows().stream()
        .map(row -> row.middle() + " " + row.life() + " " + row.mean())
        .toList();
  }

  private static ProcEvidence.Sink evidence(Path state) {
    EvidenceFolder folder =
        new EvidenceFolder(state.resolve("evidence"), EvidenceFolder.Bounds.USUAL, Redaction::of);
    return (order, service, text) -> folder.keep(order, service, text, Instant.now());
  }

  private Optional<String> heldByDisk() {
    return ledger.probeWritable() instanceof Written.Lost lost
        ? Optional.of("the ledger cannot be written: " + lost.reason())
        : Optional.empty();
  }

  public Agent agent() {
    return agent;
  }

  Configuration configuration() {
    return configuration;
  }

  Past past() {
    return past;
  }

  /** A reader of the ledger that this agent writes. */
  public LedgerReader ledger() {
    return ledger.reader();
  }

  Optional<String> probeLedger() {
    return heldByDisk();
  }

  Optional<String> recordingTrouble() {
    return recording.trouble();
  }

  String anchoredAt() {
    return ledger.anchoredAt();
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The uid that agents of this process run as. */
  public static int ownUid() {
    return Own.uid();
  }

  /** Declared channels: one by name, or all. */
  List<String> channels(Optional<String> one) {
    return configuration.host().channels().keySet().stream()
        .filter(name -> one.isEmpty() || one.get().equals(name))
        .toList();
  }

  /** Sends a test message by one channel and waits for it; empty where it was delivered. */
  public Optional<String> test(String channel) throws InterruptedException {
    return outbox.test(channel);
  }

  Optional<String> outboxTrouble() {
    return outbox.trouble();
  }

  /** Why a pause flag that lies there pauses nothing. */
  Optional<String> ignoredFlag() {
    return FlagFile.of(configuration.agent().pauseFlag()).ignored();
  }

  /** Whether every message was delivered. */
  public boolean isDelivered() {
    return outbox.isEmpty();
  }

  /** Takes up new files, on the engine's thread: what the host declares, actions, channels. */
  void take(Configuration other) {
    configuration = other;
    eyes.declare(other.declarations());
  }

  @Override
  public void close() {
    for (AutoCloseable part : open.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        // closing goes on: what could not be closed ends with the process
      }
    }
  }
}
