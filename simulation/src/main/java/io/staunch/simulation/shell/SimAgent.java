package io.staunch.simulation.shell;

import io.staunch.core.act.Hand;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.HandEvent;
import io.staunch.core.act.HandRecord;
import io.staunch.core.act.Order;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Bounds;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.engine.View;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.host.Disk;
import io.staunch.simulation.host.Performer;
import io.staunch.simulation.host.Sampler;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Witness;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The agent's process: the real engine and the real hand, their files, and a loop that gives them
 * one event after the other. It can be killed between any two effects.
 */
public final class SimAgent {
  private static final String VERSION = "simulated";

  /** How often the hand is told the time while it has an order. */
  private static final long HAND_TICK = 1_000;

  private final World world;
  private final SimHost host;
  private final Disk disk;
  private final Sampler sampler;
  private final Performer performer;
  private final Witness witness;
  private final Chance chance;
  private final Build build;
  private final Courier courier;
  private final long tick;
  private final Focused focused = new Focused();
  private final Deque<Runnable> inbox = new ArrayDeque<>();
  private final SortedSet<Long> handed = new TreeSet<>();
  private Ruleset rules;
  private Optional<Minds> minds = Optional.empty();
  private boolean working;
  private boolean looksAgain;
  private boolean handTicks;
  private int run;

  /** What is gone with the process. */
  private record Minds(Engine engine, Hand hand) {}

  /** Where an agent lives. */
  public record Place(World world, SimHost host, Disk disk, Sampler sampler, Performer performer) {}

  public SimAgent(
      Place place, Witness witness, Chance chance, Build build, Courier courier, Ruleset rules) {
    this.world = place.world();
    this.host = place.host();
    this.disk = place.disk();
    this.sampler = place.sampler();
    this.performer = place.performer();
    this.witness = witness;
    this.chance = chance;
    this.build = build;
    this.courier = courier;
    this.rules = rules;
    this.tick = rules.tick().toMillis();
  }

  // ---- its process

  public boolean isAlive() {
    return minds.isPresent();
  }

  public int run() {
    return run;
  }

  /** Starts the process, unless it runs already or the host is down. */
  public void start(boolean torn) {
    if (isAlive() || !host.isUp()) {
      return;
    }
    run++;
    Moment at = moment();
    List<Entry> entries = disk.ledger();
    if (torn) {
      entries = withGap(entries, at);
    }
    List<HandRecord> journal = disk.journal();
    witness.see(new Happening.AgentStarted(run, entries, rules, at));
    minds = Optional.of(new Minds(new Engine(build.rules(rules), build.guards()), new Hand()));
    focused.clear();
    handed.clear();
    for (HandRecord record : journal) {
      if (record instanceof HandRecord.Closed) {
        handed.remove(record.order());
      } else {
        handed.add(record.order());
      }
    }
    hand(new HandEvent.Recovered(build.journal(journal), host.lives(), at));
    engine(new Event.Recovered(build.entries(entries), disk.history(), VERSION, at));
    work();
    ticking(run);
    keepHandTicking();
  }

  /** The ledger file cuts a torn tail when it is opened, and says so. */
  private List<Entry> withGap(List<Entry> entries, Moment at) {
    long last = entries.isEmpty() ? 0 : entries.getLast().number();
    disk.append(new Entry(last + 1, 0, at, new Fact.Gap("a torn entry was cut")), durable -> {});
    return disk.ledger();
  }

  /**
   * Kills the process at this very moment.
   *
   * @param torn whether in the middle of a write
   */
  public void kill(boolean torn) {
    if (isAlive()) {
      die();
      disk.processDied(torn);
      performer.agentDied(chance.happens(0.3));
    }
  }

  /** The power goes. */
  public void losePower() {
    if (isAlive()) {
      die();
    }
    disk.powerLost();
    performer.powerLost();
  }

  private void die() {
    minds = Optional.empty();
    inbox.clear();
    looksAgain = false;
    handTicks = false;
    witness.see(new Happening.AgentDied(run));
  }

  // ---- what it hears

  /** Gives the engine what a person or a file says; nobody hears it while the agent is dead. */
  public void hear(Event event) {
    if (isAlive()) {
      witness.see(new Happening.Heard(event));
      engine(event);
      work();
    }
  }

  /** Applies another policy, at once or with the next start. */
  public void apply(Ruleset other, String by) {
    rules = other;
    if (isAlive()) {
      witness.see(new Happening.Heard(new Event.PolicyChanged(other, by, moment())));
      engine(new Event.PolicyChanged(build.rules(other), by, moment()));
      work();
    }
  }

  /** What the engine shows; empty while the agent is dead. */
  public Optional<View> view() {
    return minds.map(m -> m.engine().view());
  }

  /** What people are asked; nothing while the agent is dead. */
  public List<Approval> approvals() {
    return minds.map(m -> m.engine().approvals()).orElse(List.of());
  }

  /** How much the engine keeps, of what it may. */
  public List<Bounds.Use> uses() {
    return build.uses(minds.map(m -> m.engine().uses()).orElse(List.of()));
  }

  public Moment moment() {
    return host.clock().moment();
  }

  private void ticking(int ofRun) {
    if (ofRun == run && isAlive()) {
      look(false);
      hand(new HandEvent.Ticked(moment()));
      work();
      world.after(tick, () -> ticking(ofRun));
    }
  }

  /** While the hand has an order it is told the time more often. */
  private void keepHandTicking() {
    if (!handTicks && !handed.isEmpty()) {
      handTicks = true;
      later(
          HAND_TICK,
          () -> {
            handTicks = false;
            hand(new HandEvent.Ticked(moment()));
            keepHandTicking();
          });
    }
  }

  private void look(boolean betweenTicks) {
    Optional<Sample> sample = sampler.sample(focused.at(moment()), betweenTicks).map(this::stamped);
    if (sample.isEmpty()) {
      witness.see(new Happening.Unsampled(moment()));
      engine(new Event.Ticked(moment()));
      return;
    }
    witness.see(new Happening.Sampled(sample.get()));
    engine(new Event.Sampled(build.sample(sample.get())));
    for (ServiceSample service : sample.get().services()) {
      if (service instanceof ServiceSample.Present present && present.ruling().isPresent()) {
        disk.remember(new Event.Remembered(sample.get().at(), present));
      }
    }
  }

  private Sample stamped(Sample sample) {
    return new Sample(
        moment(),
        sample.server(),
        sample.services(),
        sample.surroundings(),
        sample.betweenTicks(),
        sample.cost());
  }

  // ---- its loop

  private void engine(Event event) {
    inbox.add(() -> minds.ifPresent(m -> build.hear(m.engine(), event).forEach(this::perform)));
  }

  private void hand(HandEvent event) {
    inbox.add(() -> minds.ifPresent(m -> m.hand().on(event).forEach(this::perform)));
  }

  private void work() {
    if (working) {
      return;
    }
    working = true;
    while (!inbox.isEmpty()) {
      inbox.removeFirst().run();
    }
    working = false;
  }

  /** Does something for this process when the world is ready, unless it has died by then. */
  private void later(long millis, Runnable what) {
    int ofRun = run;
    world.after(
        millis,
        () -> {
          if (ofRun == run && isAlive()) {
            what.run();
            work();
          }
        });
  }

  private void perform(Effect effect) {
    if (!isAlive() || !build.does(effect)) {
      return;
    }
    switch (effect) {
      case Effect.Note(Entry entry) -> note(entry);
      case Effect.Act(Order order) -> {
        if (build.waitsForLedger()) {
          give(order);
        }
      }
      case Effect.Inquire(long order, String service) ->
          hand(new HandEvent.Inquired(order, service, moment()));
      case Effect.Watch(var focus) -> {
        focused.add(focus);
        if (focus.now() && !looksAgain) {
          looksAgain = true;
          later(
              80,
              () -> {
                looksAgain = false;
                look(true);
              });
        }
      }
      case Effect.Tell(var notice) -> {
        if (build.tells(notice)) {
          witness.see(new Happening.Told(notice));
        }
      }
    }
  }

  private void note(Entry entry) {
    int ofRun = run;
    if (build.writes(entry)) {
      disk.append(entry, durable -> recorded(ofRun, entry, durable));
    } else {
      recorded(ofRun, entry, true);
    }
    witness.see(new Happening.Noted(entry));
    if (!build.waitsForLedger() && isAlive() && entry.fact() instanceof Fact.Intended intent) {
      give(intent.order());
    }
  }

  private void recorded(int ofRun, Entry entry, boolean durable) {
    if (ofRun == run && isAlive()) {
      engine(new Event.Recorded(entry.number(), durable, moment()));
      witness.see(new Happening.Recorded(entry, durable));
      work();
    }
  }

  private void give(Order order) {
    for (int copy = courier.copies(order); copy > 0 && isAlive(); copy--) {
      handed.add(order.number());
      hand(new HandEvent.Ordered(build.order(order), moment()));
      witness.see(new Happening.Handed(order, moment()));
    }
    keepHandTicking();
  }

  private void perform(HandEffect effect) {
    if (!isAlive()) {
      return;
    }
    int ofRun = run;
    switch (effect) {
      case HandEffect.Journal(long seq, HandRecord record) -> {
        if (build.writes(record)) {
          disk.append(record, durable -> journaled(ofRun, seq, record, durable));
        } else {
          journaled(ofRun, seq, record, true);
        }
        witness.see(new Happening.Penned(record));
      }
      case HandEffect.Perform step ->
          performer.perform(
              step,
              result -> {
                if (ofRun == run && isAlive()) {
                  hand(
                      new HandEvent.StepEnded(
                          step.order(), step.step(), step.compensating(), result, moment()));
                  work();
                }
              });
      case HandEffect.Look(long order, String service) ->
          later(
              chance.between(5, 300),
              () -> hand(new HandEvent.Seen(order, host.service(service).life(), moment())));
      case HandEffect.Report(var outcome) -> {
        witness.see(new Happening.Reported(outcome));
        handed.remove(outcome.order());
        for (int copy = courier.copies(outcome); copy > 0; copy--) {
          engine(new Event.Ended(outcome, moment()));
        }
      }
    }
  }

  private void journaled(int ofRun, long seq, HandRecord record, boolean durable) {
    if (ofRun == run && isAlive()) {
      hand(new HandEvent.Journaled(seq, durable, moment()));
      witness.see(new Happening.Journaled(record, durable));
      work();
    }
  }
}
