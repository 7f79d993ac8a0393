package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tokens spent on one kind of action: by service, by group, and on the host together. */
final class Purse {
  /** Stands for what was not our order. */
  static final long NO_ORDER = Long.MIN_VALUE;

  private final SortedMap<String, Tokens> services = new TreeMap<>();
  private final Tokens host = new Tokens();
  private long serial;

  void spend(String service, long order, Moment at) {
    serial++;
    host.spend(order, at, serial);
    if (services.containsKey(service) || services.size() < Standing.MOST_SERVICES) {
      services.computeIfAbsent(service, name -> new Tokens()).spend(order, at, serial);
    }
  }

  StandingState.Spending state() {
    SortedMap<String, StandingState.Account> each = new TreeMap<>();
    services.forEach((service, tokens) -> each.put(service, tokens.state()));
    return new StandingState.Spending(each, host.state(), serial);
  }

  void resume(StandingState.Spending state) {
    services.clear();
    state
        .services()
        .forEach((service, spent) ->
            services.computeIfAbsent(service, name -> new Tokens()).resume(spent));
    host.resume(state.host());
    serial = state.serial();
  }

  void withdraw(long order) {
    host.withdraw(order);
    services.values().forEach(tokens -> tokens.withdraw(order));
  }

  void renew(String service) {
    Optional.ofNullable(services.get(service)).ifPresent(Tokens::renew);
  }

  Tokens ofService(String service) {
    return Optional.ofNullable(services.get(service)).orElseGet(Tokens::new);
  }

  Tokens ofGroup(Group group) {
    return Tokens.together(
        services.entrySet().stream()
            .filter(each -> group.has(each.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  Tokens ofHost() {
    return host;
  }
}
