package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The newest incidents by number, at most {@link Bounds#INCIDENTS}; closed and acknowledged ones
 * are forgotten first.
 */
final class Incidents {
  private final SortedMap<Long, Incident> byNumber = new TreeMap<>();

  void open(long number, String rule, Optional<String> service, Moment at) {
    byNumber.putIfAbsent(number, Incident.opened(number, rule, service, at));
    while (byNumber.size() > Bounds.INCIDENTS) {
      byNumber.remove(leastWanted());
    }
  }

  int size() {
    return byNumber.size();
  }

  private long leastWanted() {
    for (Incident incident : byNumber.values()) {
      if (!incident.open() && !incident.wantsReminder()) {
        return incident.number();
      }
    }
    return byNumber.firstKey();
  }

  Optional<Incident> of(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Optional<Incident> openFor(String rule, Optional<String> service) {
    for (Incident incident : byNumber.values()) {
      if (incident.open() && incident.rule().equals(rule) && incident.service().equals(service)) {
        return Optional.of(incident);
      }
    }
    return Optional.empty();
  }

  void change(long number, UnaryOperator<Incident> how) {
    byNumber.computeIfPresent(number, (key, incident) -> how.apply(incident));
  }

  void resume(List<Incident> incidents) {
    incidents.forEach(incident -> byNumber.put(incident.number(), incident));
  }

  List<Incident> all() {
    return new ArrayList<>(byNumber.values());
  }
}
