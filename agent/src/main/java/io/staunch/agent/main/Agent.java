package io.staunch.agent.main;

import io.staunch.agent.actuate.Performer;
import io.staunch.agent.clock.Clock;
import io.staunch.agent.disk.JournalFile;
import io.staunch.agent.disk.LedgerFile;
import io.staunch.core.act.Hand;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.HandEvent;
import io.staunch.core.act.HandRecord;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.collect.Focus;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.core.replay.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The line on one server, running: it takes a sample each tick, hands events to the engine, and
 * does what the engine and the hand ask for. One thread owns it; others reach it by its {@link
 * Inbox}.
 */
public final class Agent implements Line.World {
  /** The ledger is folded in parts of this many entries, so that a long one needs no large heap. */
  private static final int RECALLED_AT_ONCE = 200;

  /** The ledger's head is anchored at each act, and with an entry at least this often. */
  private static final Duration ANCHORED = Duration.ofHours(1);

  private final Parts parts;
  private final Inbox inbox = new Inbox();
  private final Line line;
  private final Beat beat;
  private final SelfWatch self;
  private final Beat anchored = new Beat(ANCHORED);
  private Optional<Sample> newest = Optional.empty();
  private boolean lookNow;

  /**
   * What an agent is made of.
   *
   * @param anchor writes the ledger's head down out of reach; returns at once
   */
  record Parts(
      Configuration configuration,
      Clock clock,
      Eyes eyes,
      LedgerFile ledger,
      JournalFile journal,
      Past past,
      Performer performer,
      Messenger messenger,
      Recorder recorder,
      Runnable anchor) {}

  /** Carries notices to people; returns at once. */
  @FunctionalInterface
  interface Messenger {
    void send(Notice notice);
  }

  Agent(Parts parts, Duration tick) {
    this(parts, tick, UnaryOperator.identity());
  }

  /** An agent whose calls to the world pass through {@code around}: tests end it at chosen ones. */
  Agent(Parts parts, Duration tick, UnaryOperator<Line.World> around) {
    this.parts = parts;
    this.beat = new Beat(tick);
    this.self = new SelfWatch(parts.configuration().agent().own());
    this.line =
        new Line(
            new Engine(parts.configuration().rules()),
            new Hand(),
            around.apply(this),
            parts.recorder());
  }

  Inbox inbox() {
    return inbox;
  }

  public Engine engine() {
    return line.engine();
  }

  public Optional<Sample> newest() {
    return newest;
  }

  /** Finds out what happened before it does anything else: first the hand, then the engine. */
  void recover(String version) throws IOException {
    NavigableMap<String, Incarnation> lives = new TreeMap<>();
    newest = parts.eyes().look(true);
    newest.stream()
        .flatMap(sample -> sample.services().stream())
        .forEach(service -> {
          if (service instanceof ServiceSample.Present present) {
            lives.put(present.service(), present.life());
          }
        });
    line.on(new HandEvent.Recovered(parts.journal().records(), lives, now()));
    List<Entry> part = new ArrayList<>();
    parts
        .ledger()
        .reader()
        .each(entry -> {
          part.add(entry);
          if (part.size() == RECALLED_AT_ONCE) {
            line.on(new Event.Recalled(part, now()));
            part.clear();
          }
          return true;
        });
    line.on(new Event.Recovered(part, parts.past().remembered(), version, now()));
    keepChannels(parts.configuration().host().channels().keySet());
  }

  /** A test that a channel passed counts for nothing once the host file no longer names it. */
  void keepChannels(Set<String> named) {
    engine()
        .channels()
        .forEach((channel, passed) -> {
          if (passed && !named.contains(channel)) {
            line.on(new Event.ChannelTested(channel, false, now()));
          }
        });
  }

  public void on(Event event) {
    line.on(event);
  }

  /** Does the next thing: what waits in the inbox, or the tick when it is due. */
  public void step() throws InterruptedException {
    Optional<Runnable> task = inbox.next(beat.untilNext());
    if (task.isPresent()) {
      task.get().run();
    } else if (!beat.untilNext().isPositive()) {
      beat.taken();
      tick();
    }
    if (lookNow) {
      lookNow = false;
      parts.eyes().look(true).ifPresent(this::sampled);
    }
  }

  private void tick() {
    Optional<Sample> sample = parts.eyes().look(false);
    sample.ifPresentOrElse(this::sampled, () -> line.on(new Event.Ticked(now())));
    line.on(new HandEvent.Ticked(now()));
    if (parts.journal().isLong()) {
      parts.journal().rewrite(line.journal());
    }
    Duration boot = now().boot();
    if (self.isDue(boot)) {
      self.look(boot, Own.resident(), Own.cpu()).ifPresent(this::tell);
    }
  }

  private void sampled(Sample sample) {
    newest = Optional.of(sample);
    if (!sample.betweenTicks()) {
      parts.past().keep(sample, parts.eyes()::facts);
    }
    line.on(new Event.Sampled(sample));
  }

  @Override
  public Moment now() {
    return parts.clock().now();
  }

  @Override
  public boolean record(Entry entry) {
    boolean durable = parts.ledger().append(entry, true).kept();
    if (entry.fact() instanceof Fact.Intended || anchored.untilNext().isNegative()) {
      anchored.taken();
      parts.anchor().run();
    }
    return durable;
  }

  @Override
  public boolean journal(HandRecord record) {
    return parts.journal().append(record).kept();
  }

  @Override
  public void perform(HandEffect.Perform step) {
    parts
        .performer()
        .perform(
            step,
            result ->
                inbox.put(() ->
                    line.on(
                        new HandEvent.StepEnded(
                            step.order(), step.step(), step.compensating(), result, now()))));
  }

  @Override
  public Optional<Incarnation> look(String service) {
    return parts.eyes().current(service);
  }

  @Override
  public void watch(Focus focus) {
    parts.eyes().watch(focus);
    lookNow |= focus.now();
  }

  @Override
  public void tell(Notice notice) {
    parts.messenger().send(notice);
  }
}
