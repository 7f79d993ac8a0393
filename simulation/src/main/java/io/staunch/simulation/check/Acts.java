package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.act.HandEffect.Perform;
import io.staunch.core.act.HandRecord;
import io.staunch.core.act.Step;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.host.Disk;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.seen.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What must be true at the moment a step begins to touch the world. */
final class Acts {
  private final Account account;
  private final SimHost host;
  private final Disk disk;
  private final SortedSet<String> done = new TreeSet<>();

  /** Looks at one step that begins. */
  private interface Law {
    Optional<String> broken(Happening.Began began);
  }

  Acts(Account account, SimHost host, Disk disk) {
    this.account = account;
    this.host = host;
    this.disk = disk;
  }

  List<Invariant> all() {
    return List.of(
        on("once", "no step that disrupts is done twice", this::once),
        on("intent-first", "nothing is done before its intent is durable", this::intentFirst),
        on("right-life", "a step only touches the life that it is meant for", this::rightLife),
        on("in-time", "nothing is disrupted later than the order allows", this::inTime),
        on("flag", "nothing is disrupted while the pause flag lies", this::flag),
        on("own-outage", "nothing is started that this order did not stop", this::ownOutage));
  }

  private static Invariant on(String name, String sentence, Law law) {
    return new Invariant(
        name,
        sentence,
        happening ->
            happening instanceof Happening.Began began
                ? law.broken(began)
                    .map(why ->
                        "order %d, step %d%s (%s): %s"
                            .formatted(
                                began.step().order(),
                                began.step().step(),
                                began.step().compensating() ? " of the compensation" : "",
                                began.step().what(),
                                why))
                : Optional.empty());
  }

  private static String key(long order, int step, boolean compensating) {
    return order + (compensating ? "/undo/" : "/") + step;
  }

  private Optional<String> once(Happening.Began began) {
    Perform step = began.step();
    boolean again = !done.add(key(step.order(), step.step(), step.compensating()));
    return when(again && step.what().disrupts(), "it was done before");
  }

  private Optional<String> intentFirst(Happening.Began began) {
    Perform step = began.step();
    boolean intended =
        disk.isDurable(
            entry -> entry.fact() instanceof Fact.Intended i && i.order().number() == step.order());
    boolean penned =
        disk.isJournaled(record ->
            record instanceof HandRecord.Began b
                && b.order() == step.order()
                && b.step() == step.step()
                && b.compensating() == step.compensating());
    return when(!intended, "the ledger on disk does not have its intent")
        .or(() ->
            when(
                step.what().disrupts() && !penned,
                "the journal on disk does not have its beginning"));
  }

  private Optional<String> rightLife(Happening.Began began) {
    Optional<Incarnation> life = began.life();
    return switch (began.step().what().demand()) {
      case CURRENT ->
          when(
              !life.equals(Optional.of(began.step().expected())),
              "the life is " + life + ", meant was " + began.step().expected());
      case DOWN -> when(life.isPresent(), "the service is up");
      case NOTHING -> Optional.empty();
    };
  }

  private Optional<String> inTime(Happening.Began began) {
    Optional<Deed> deed = account.deed(began.step().order());
    Optional<Moment> handed = deed.flatMap(Deed::handed);
    if (!began.step().what().disrupts() || handed.isEmpty()) {
      return Optional.empty();
    }
    Duration allowed = deed.get().order().allowed();
    Optional<Duration> passed = began.at().since(handed.get());
    return when(
            passed.map(p -> p.compareTo(allowed) > 0).orElse(true),
            "begun " + passed + " after the hand got it, allowed were " + allowed)
        .or(() ->
            when(
                deed.get().handedInRun() != account.run(),
                "the agent that decided it has died since"));
  }

  private Optional<String> flag(Happening.Began began) {
    return when(
        began.step().what().disrupts() && host.pauseFlag().isPresent(), "the pause flag lies");
  }

  private Optional<String> ownOutage(Happening.Began began) {
    boolean starts = began.step().what().is(Step.Purpose.START);
    boolean stopped = account.deed(began.step().order()).map(Deed::stopped).orElse(false);
    return when(starts && !stopped, "it stopped nothing");
  }
}
