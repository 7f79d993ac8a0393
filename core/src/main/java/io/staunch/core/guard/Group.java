package io.staunch.core.guard;

import io.staunch.core.fleet.Glob;
import io.staunch.core.guard.Terms.Budget;
import java.util.List;
import java.util.Optional;

/**
 * Services that may not all be acted on, beside what each may bear by itself: a web tier, the
 * members of a quorum. By name or pattern and not as bound to one host, so that a treasury of
 * several hosts counts members that this host does not have.
 *
 * @param budget actions per window on all of them together; empty where only the others count
 * @param outAtOnce how many of them may be out at the same time; empty likewise
 */
public record Group(
    String name, List<Glob> services, Optional<Budget> budget, Optional<Integer> outAtOnce) {
  /** Groups of one policy. */
  public static final int MOST = 64;

  public Group {
    services = List.copyOf(services);
  }

  public boolean has(String service) {
    return services.stream().anyMatch(each -> each.matches(service));
  }

  /** How many of these services belong to it. */
  int count(List<String> members) {
    return (int) members.stream().filter(this::has).count();
  }
}
