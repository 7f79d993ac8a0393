package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The services of a tiny host, and the truth about who did what to them. */
final class Services {
  final SortedMap<String, Incarnation> lives = new TreeMap<>();
  final SortedSet<String> drained = new TreeSet<>();
  final SortedSet<Long> disruptedBy = new TreeSet<>();
  final SortedSet<Long> stoppedBy = new TreeSet<>();
  final SortedSet<Long> drainedBy = new TreeSet<>();
  final SortedSet<String> meddledWith = new TreeSet<>();
  private final SortedSet<String> stops = new TreeSet<>();
  private final List<String> names;
  private final Agenda agenda;
  private int births;

  Services(List<String> names, Agenda agenda) {
    this.names = names;
    this.agenda = agenda;
    names.forEach(this::bear);
  }

  Incarnation life(String service) {
    return now(service).orElseThrow();
  }

  Optional<Incarnation> now(String service) {
    return Optional.ofNullable(lives.get(service));
  }

  /** Somebody else ends it. */
  void kill(String service) {
    meddledWith.add(service);
    lives.remove(service);
  }

  void start(String service) {
    if (!lives.containsKey(service)) {
      bear(service);
    }
  }

  private void bear(String service) {
    births++;
    lives.put(service, new Incarnation(service + "#" + births));
  }

  /** Everything goes down, and the host itself starts it again. */
  void boot() {
    lives.clear();
    agenda.dropEffects();
    for (String service : names) {
      agenda.later(Duration.ofSeconds(10), Agenda.NOBODY, () -> start(service));
    }
  }

  boolean fits(HandEffect.Perform asked) {
    Optional<Incarnation> now = now(asked.service());
    return switch (asked.what().demand()) {
      case CURRENT -> now.filter(asked.expected()::equals).isPresent();
      case DOWN -> now.isEmpty();
      case NOTHING -> true;
    };
  }

  void begin(HandEffect.Perform asked, Fate.Way way) {
    if (asked.what().disrupts()) {
      disruptedBy.add(asked.order());
    }
    if (asked.what().stops()) {
      assertThat(stops.add(asked.expected().id())).as("one stop of %s", asked.expected()).isTrue();
    }
    if (way.effect()) {
      agenda.effectLater(way.effectAfter(), () -> takeEffect(asked));
    }
  }

  private void takeEffect(HandEffect.Perform asked) {
    String service = asked.service();
    switch (asked.what()) {
      case Step.Signal _ -> stop(asked);
      case Step.Run(Step.Purpose purpose, Action _) -> {
        switch (purpose) {
          case STOP -> stop(asked);
          case RESTART -> {
            stop(asked);
            agenda.effectLater(Duration.ofMillis(100), () -> start(service));
          }
          case START -> start(service);
          case DRAIN -> {
            drained.add(service);
            drainedBy.add(asked.order());
          }
          case UNDRAIN -> drained.remove(service);
          case RELOAD, HEALTH -> {}
        }
      }
      case Step.Veto _, Step.Evidence _, Step.AwaitLife _, Step.Settle _ -> {}
    }
  }

  private void stop(HandEffect.Perform asked) {
    if (asked.expected().equals(lives.get(asked.service()))) {
      lives.remove(asked.service());
      stoppedBy.add(asked.order());
    }
  }
}
