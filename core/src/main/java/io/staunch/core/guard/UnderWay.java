package io.staunch.core.guard;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders under way with their members; bounded like the services, of which each order has at least
 * one.
 */
final class UnderWay {
  private final SortedMap<Long, List<String>> byOrder = new TreeMap<>();

  boolean has(long order) {
    return byOrder.containsKey(order);
  }

  void add(long order, List<String> members) {
    if (byOrder.size() < Standing.MOST_SERVICES) {
      byOrder.put(order, members);
    }
  }

  /** The members of an order that is over now; empty where it was not under way. */
  Optional<List<String>> remove(long order) {
    return Optional.ofNullable(byOrder.remove(order));
  }

  /** Rising. */
  List<Long> numbers() {
    return List.copyOf(byOrder.keySet());
  }

  List<StandingState.UnderWay> state() {
    return byOrder.entrySet().stream()
        .map(order -> new StandingState.UnderWay(order.getKey(), order.getValue()))
        .toList();
  }

  void resume(List<StandingState.UnderWay> state) {
    state.forEach(order -> byOrder.put(order.order(), order.members()));
  }
}
