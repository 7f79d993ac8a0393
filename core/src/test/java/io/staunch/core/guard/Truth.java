package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Incarnation;
import io.staunch.core.guard.Terms.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What really was admitted, on a clock that no reboot stops, and the plainest statement of what may
 * never happen.
 */
final class Truth {
  private Duration now = Duration.ZERO;
  private final List<Spent> spent = new ArrayList<>();
  private final SortedMap<Long, Intent> underWay = new TreeMap<>();
  private final SortedMap<Long, Intent> intents = new TreeMap<>();
  private final SortedMap<String, Long> out = new TreeMap<>();
  private final SortedSet<String> used = new TreeSet<>();

  record Intent(long order, String service, boolean ends, List<String> members, Incarnation life) {
    String key() {
      return service + " " + life;
    }
  }

  private record Spent(Duration at, Intent intent, SortedSet<String> forgiven) {}

  void pass(Duration passed) {
    now = now.plus(passed);
  }

  void intend(Intent intent, Terms terms) {
    assertThat(underWay.values())
        .noneMatch(other -> other.members().stream().anyMatch(intent.members()::contains));
    assertThat(intent.members()).noneMatch(member -> out.containsKey(member));
    assertThat(!intent.ends() || used.add(intent.key())).as("one order per life").isTrue();
    for (String member : intent.members()) {
      assertThat(lastOf(member).map(now::minus).orElse(terms.coolDown()))
          .isGreaterThanOrEqualTo(terms.coolDown());
    }
    spent.add(new Spent(now, intent, new TreeSet<>()));
    underWay.put(intent.order(), intent);
    intents.put(intent.order(), intent);
    intent.members().forEach(member -> out.put(member, intent.order()));
    assertThat(out.size()).isLessThanOrEqualTo(terms.outAtOnce());
    for (String member : intent.members()) {
      assertThat(inWindow(Optional.of(member), intent.ends(), terms.serviceBudget()))
          .isLessThanOrEqualTo(terms.serviceBudget().actions());
    }
    assertThat(inWindow(Optional.empty(), intent.ends(), terms.hostBudget()))
        .isLessThanOrEqualTo(terms.hostBudget().actions());
  }

  /** Members acted on in the window that ends now, of one service or of all. */
  private long inWindow(Optional<String> service, boolean ends, Budget budget) {
    return spent.stream()
        .filter(one ->
            one.intent().ends() == ends && now.minus(one.at()).compareTo(budget.window()) < 0)
        .mapToLong(one ->
            service
                .map(name ->
                    one.intent().members().contains(name) && !one.forgiven().contains(name)
                        ? 1L
                        : 0L)
                .orElse((long) one.intent().members().size()))
        .sum();
  }

  private Optional<Duration> lastOf(String member) {
    return spent.stream()
        .filter(one -> one.intent().members().contains(member))
        .map(Spent::at)
        .max(Duration::compareTo);
  }

  void end(long order, boolean acted) {
    Optional.ofNullable(underWay.remove(order))
        .filter(intent -> !acted)
        .ifPresent(intent -> {
          seenUp(order);
          used.remove(intent.key());
        });
  }

  void withdraw(long order) {
    Optional.ofNullable(underWay.remove(order))
        .ifPresent(intent -> {
          seenUp(order);
          used.remove(intent.key());
          spent.removeIf(one -> one.intent().order() == order);
        });
  }

  void seenUp(long order) {
    if (!underWay.containsKey(order)) {
      out.values().removeIf(holder -> holder == order);
    }
  }

  void acknowledge(String service) {
    spent.stream()
        .filter(one -> one.intent().members().contains(service))
        .forEach(one -> one.forgiven().add(service));
    Optional.ofNullable(out.get(service)).ifPresent(this::seenUp);
    if (underWay.values().stream().noneMatch(intent -> intent.members().contains(service))) {
      used.removeIf(key -> key.startsWith(service + " "));
    }
  }

  SortedMap<String, Long> out() {
    return out;
  }

  List<Long> underWay() {
    return List.copyOf(underWay.keySet());
  }

  List<String> members(long order) {
    return Optional.ofNullable(intents.get(order)).map(Intent::members).orElse(List.of());
  }

  Optional<Long> anyOf(List<Long> orders, Random random) {
    return orders.isEmpty()
        ? Optional.empty()
        : Optional.of(orders.get(random.nextInt(orders.size())));
  }
}
