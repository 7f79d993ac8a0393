package io.staunch.core.guard;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happened to each service, at most {@link Standing#MOST_SERVICES} of them. */
final class Pasts {
  private final SortedMap<String, Past> byService = new TreeMap<>();

  boolean tracks(String service) {
    return byService.containsKey(service) || byService.size() < Standing.MOST_SERVICES;
  }

  /** The service's past, to be changed; empty where there is no room for it. */
  Optional<Past> of(String service) {
    return tracks(service)
        ? Optional.of(byService.computeIfAbsent(service, name -> new Past()))
        : Optional.empty();
  }

  /** The service's past, to be read. */
  Past about(String service) {
    return Optional.ofNullable(byService.get(service)).orElseGet(Past::new);
  }

  SortedMap<String, StandingState.OfService> state() {
    SortedMap<String, StandingState.OfService> state = new TreeMap<>();
    byService.forEach((service, past) -> state.put(service, past.state()));
    return state;
  }

  void resume(SortedMap<String, StandingState.OfService> state) {
    state.forEach((service, past) -> byService.put(service, Past.of(past)));
  }
}
