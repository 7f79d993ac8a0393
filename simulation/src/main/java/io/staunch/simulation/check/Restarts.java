package io.staunch.simulation.check;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which lives followed one another in the samples, and whether it may have been us. */
final class Restarts {
  private final SortedMap<String, Incarnation> lives = new TreeMap<>();
  private final List<Restart> all = new ArrayList<>();

  /**
   * Another life than in the sample before.
   *
   * @param ours whether an order of ours may have had a hand in it
   */
  record Restart(String service, Incarnation life, Moment at, boolean ours) {}

  void see(Sample sample, Collection<Deed> deeds) {
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present) {
        Optional<Incarnation> before =
            Optional.ofNullable(lives.put(present.service(), present.life()));
        if (before.isPresent() && !before.get().equals(present.life())) {
          boolean ours = deeds.stream().anyMatch(deed -> owns(deed, present));
          all.add(new Restart(present.service(), present.life(), sample.at(), ours));
        }
      }
    }
  }

  /** An order under way owns every restart, and one that has ended the one it brought about. */
  private static boolean owns(Deed deed, ServiceSample.Present seen) {
    if (!deed.members().contains(seen.service())) {
      return false;
    }
    boolean first = deed.disrupted().isPresent() && deed.own(seen.service());
    return first || deed.ended().isEmpty() || deed.after().equals(Optional.of(seen.life()));
  }

  /** Another agent came up: what its ledger does not tell it cannot know. */
  void keepOnly(List<Entry> entries) {
    SortedSet<String> told = new TreeSet<>();
    lives.clear();
    for (Entry entry : entries) {
      if (entry.fact() instanceof Fact.LifeChanged change && change.to().isPresent()) {
        told.add(change.service() + " " + change.to().get());
        lives.put(change.service(), change.to().get());
      }
    }
    all.removeIf(restart -> !told.contains(restart.service() + " " + restart.life()));
  }

  List<Restart> of(String service) {
    return all.stream().filter(restart -> restart.service().equals(service)).toList();
  }

  List<Restart> all() {
    return List.copyOf(all);
  }
}
