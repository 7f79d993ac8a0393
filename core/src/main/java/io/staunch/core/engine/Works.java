package io.staunch.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders from intent to worth, at most {@link Bounds#WORKS}, and how long each service was last
 * away.
 */
final class Works {
  private final SortedMap<Long, Work> byOrder = new TreeMap<>();
  private final SortedMap<String, Duration> downtimes = new TreeMap<>();

  void put(Work work) {
    byOrder.put(work.order(), work);
    while (byOrder.size() > Bounds.WORKS) {
      byOrder.remove(byOrder.firstKey());
    }
  }

  int size() {
    return byOrder.size();
  }

  void remove(long order) {
    byOrder.remove(order);
  }

  Optional<Work> of(long order) {
    return Optional.ofNullable(byOrder.get(order));
  }

  Optional<Work> ofEntry(long entry) {
    return byOrder.values().stream().filter(work -> work.entry() == entry).findFirst();
  }

  /** Orders whose outcome has not come back. */
  List<Work> underWay() {
    return byOrder.values().stream().filter(work -> work.outcome().isEmpty()).toList();
  }

  List<Work> all() {
    return new ArrayList<>(byOrder.values());
  }

  SortedMap<String, Duration> downtimes() {
    return downtimes;
  }

  void resume(List<Work> works, SortedMap<String, Duration> measured) {
    works.forEach(this::put);
    downtimes.putAll(measured);
  }

  void measured(String service, Duration downtime) {
    downtimes.put(service, downtime);
    while (downtimes.size() > Bounds.SERVICES) {
      downtimes.remove(downtimes.lastKey());
    }
  }

  Optional<Duration> downtime(String service) {
    return Optional.ofNullable(downtimes.get(service));
  }
}
