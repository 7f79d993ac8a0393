package io.staunch.agent.main;

import io.staunch.core.act.HandEffect;
import io.staunch.core.act.HandRecord;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.collect.Focus;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.core.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An agent that ends at a chosen call to the world while it acts on a chosen service, as if it were
 * killed: the real parts, nothing flushed, nothing closed.
 *
 * <p>It lets the services of a bench take their memory one after the other, each when the one
 * before is up again, and writes down each call, and each entry that was acknowledged as durable,
 * before it goes on.
 */
public final class MortalAgent implements Line.World {
  /** The exit code of an agent that ended where it was told to. */
  public static final int HALTED = 77;

  private static final Bytes LITTLE = Bytes.ofMebi(15);

  private final Line.World world;
  private final Path diary;
  private final String victim;
  private final String point;
  private final Set<String> up = new TreeSet<>();
  private final SortedMap<Long, String> asking = new TreeMap<>();
  private final Set<String> acknowledged = new TreeSet<>();
  private boolean acting;

  private MortalAgent(Line.World world, Path diary, String victim, String point) {
    this.world = world;
    this.diary = diary;
    this.victim = victim;
    this.point = point;
  }

  /**
   * Arguments: the agent file, the folder of the bench, the channel, the point (a line that it
   * writes down, or {@code never}), and the services in order; the last one is acted on when the
   * point counts.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[1]);
    List<String> services = List.of(args).subList(4, args.length);
    if (!(Configuration.read(Path.of(args[0])) instanceof Configuration.Read.Good good)) {
      throw new IOException("bad files");
    }
    MortalAgent[] mortal = new MortalAgent[1];
    Assembly assembly =
        Assembly.of(
            good.configuration(),
            world -> {
              mortal[0] =
                  new MortalAgent(world, folder.resolve("calls.log"), services.getLast(), args[3]);
              return mortal[0];
            });
    Agent agent = assembly.agent();
    List<Entry> entries = assembly.ledger().last(10_000);
    entries.forEach(mortal[0]::learn);
    if (entries.stream().noneMatch(entry -> entry.fact() instanceof Fact.ChannelTested)) {
      agent.on(new Event.ChannelTested(args[2], true, agent.now()));
    }
    while (true) {
      agent.step();
      if (agent.newest().isPresent()) {
        mortal[0].goOn(folder, services, agent.newest().get().services());
        for (long incident : List.copyOf(mortal[0].asking.keySet())) {
          agent.on(new Event.Acknowledge(incident, "whoever was called", agent.now()));
        }
      }
    }
  }

  /** The next service takes its memory when it was seen and those before it are up again. */
  private void goOn(Path folder, List<String> services, List<ServiceSample> seen)
      throws IOException {
    Optional<String> next = services.stream().filter(service -> !isOver(service, seen)).findFirst();
    if (next.isEmpty()) {
      return;
    }
    Path go = folder.resolve("go-" + next.get());
    boolean isThere =
        seen.stream()
            .anyMatch(service ->
                service.service().equals(next.get()) && service instanceof ServiceSample.Present);
    if (isThere && !Files.exists(go)) {
      Files.createFile(go);
    }
    acting |= next.get().equals(victim);
  }

  /** Up by the agent's own word, or somebody was called, has looked, and it uses little again. */
  private boolean isOver(String service, List<ServiceSample> seen) {
    return up.contains(service)
        || (acknowledged.contains(service)
            && seen.stream()
                .anyMatch(sample ->
                    sample.service().equals(service)
                        && sample instanceof ServiceSample.Present present
                        && present.upper().compareTo(LITTLE) < 0));
  }

  private void learn(Entry entry) {
    switch (entry.fact()) {
      case Fact.Verified(Verification verification)
          when verification.kind() == Verification.Kind.UP
              && verification.result() == Verification.Result.YES ->
          up.add(verification.service());
      case Fact.Told(Notice notice) when notice.code().equals("ST-NOT-UP") ->
          notice.service().ifPresent(service -> asking.put(notice.incident(), service));
      case Fact.Acknowledged(long incident, String _) ->
          Optional.ofNullable(asking.remove(incident)).ifPresent(acknowledged::add);
      default -> {}
    }
  }

  private void at(String when, String call) {
    at(when, call, true);
  }

  /**
   * @param theirs whether it is about the victim
   */
  private void at(String when, String call, boolean theirs) {
    String line = when + " " + call;
    write(line);
    if (acting && theirs && line.equals(point)) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  private void write(String line) {
    try {
      Files.writeString(diary, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Moment now() {
    return world.now();
  }

  @Override
  public boolean record(Entry entry) {
    String call = "record " + name(entry.fact());
    boolean theirs = about(entry.fact()).filter(victim::equals).isPresent();
    at("before", call, theirs);
    boolean durable = world.record(entry);
    if (durable) {
      write("kept " + entry.number());
      learn(entry);
    }
    at("after", call, theirs);
    return durable;
  }

  private static String name(Fact fact) {
    return fact instanceof Fact.Verified(Verification verification)
        ? "Verified " + verification.kind()
        : fact.getClass().getSimpleName();
  }

  /** The service that an entry is about, of those that an act leaves behind. */
  private static Optional<String> about(Fact fact) {
    return switch (fact) {
      case Fact.Found found -> found.finding().service();
      case Fact.Decided decided -> decided.finding().service();
      case Fact.Intended intended -> Optional.of(intended.order().service());
      case Fact.LifeChanged changed -> Optional.of(changed.service());
      case Fact.Ended ended -> Optional.of(ended.outcome().service());
      case Fact.Verified verified -> Optional.of(verified.verification().service());
      case Fact.Told told -> told.notice().service();
      default -> Optional.empty();
    };
  }

  @Override
  public boolean journal(HandRecord record) {
    String call =
        "journal "
            + switch (record) {
              case HandRecord.Received _ -> "Received";
              case HandRecord.Began began -> "Began " + step(began.step(), began.compensating());
              case HandRecord.Ended ended -> "Ended " + step(ended.step(), ended.compensating());
              case HandRecord.Closed _ -> "Closed";
            };
    at("before", call);
    boolean durable = world.journal(record);
    at("after", call);
    return durable;
  }

  @Override
  public void perform(HandEffect.Perform step) {
    String call = "perform " + step(step.step(), step.compensating());
    at("before", call);
    world.perform(step);
    at("after", call);
  }

  private static String step(int step, boolean compensating) {
    return compensating ? "back " + step : String.valueOf(step);
  }

  @Override
  public Optional<Incarnation> look(String service) {
    at("before", "look");
    Optional<Incarnation> life = world.look(service);
    at("after", "look");
    return life;
  }

  @Override
  public void watch(Focus focus) {
    world.watch(focus);
  }

  @Override
  public void tell(Notice notice) {
    boolean theirs = notice.service().filter(victim::equals).isPresent();
    at("before", "tell " + notice.code(), theirs);
    world.tell(notice);
    at("after", "tell " + notice.code(), theirs);
  }
}
