package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Terms.Budget;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The treasury in the engine's own process: the signer of a server that stands alone. */
public final class OwnTreasury implements Treasury {
  private final SortedMap<String, Long> out = new TreeMap<>();
  private final Purse hard = new Purse();
  private final Purse soft = new Purse();
  private final String whole;

  public OwnTreasury() {
    this("this host");
  }

  /**
   * @param whole what the host budget is counted over, in words
   */
  OwnTreasury(String whole) {
    this.whole = whole;
  }

  @Override
  public Optional<String> shortOfTokens(Claim claim, Terms terms, Moment now) {
    Purse purse = purse(claim);
    for (String member : claim.members()) {
      Optional<String> reason =
          shortage(member, purse.ofService(member), terms.serviceBudget(), 1, claim.soft(), now);
      if (reason.isPresent()) {
        return reason;
      }
    }
    for (Group group : terms.groups()) {
      int wanted = group.count(claim.members());
      Optional<String> reason =
          group
              .budget()
              .filter(budget -> wanted > 0)
              .flatMap(budget ->
                  shortage(
                      "group " + group.name(),
                      purse.ofGroup(group),
                      budget,
                      wanted,
                      claim.soft(),
                      now));
      if (reason.isPresent()) {
        return reason;
      }
    }
    return shortage(
        whole, purse.ofHost(), terms.hostBudget(), claim.members().size(), claim.soft(), now);
  }

  private static Optional<String> shortage(
      String whose, Tokens tokens, Budget budget, int wanted, boolean soft, Moment now) {
    int used = tokens.used(budget.window(), now);
    if (used + wanted <= budget.actions()) {
      return Optional.empty();
    }
    String kind = soft ? "gentle action" : "restart";
    String state =
        "%s has used %d of its %s per %s"
            .formatted(
                whose, used, Spoken.count(budget.actions(), kind), Spoken.passed(budget.window()));
    String needs = wanted == 1 ? "" : "; this one needs " + wanted;
    if (wanted > budget.actions()) {
      return Optional.of(state + needs + ": never enough; raise the budget in the policy");
    }
    Duration wait = tokens.untilFree(used + wanted - budget.actions(), budget.window(), now);
    return Optional.of(state + needs + "; enough are free in " + Spoken.left(wait));
  }

  @Override
  public Optional<String> shortOfPermits(Claim claim, Terms terms) {
    return held(claim)
        .or(() -> tooMany(out.keySet(), claim, terms))
        .or(() -> GroupPermits.tooMany(List.copyOf(out.keySet()), claim, terms));
  }

  /** Why a member of the claim may not go out, since it is out already. */
  Optional<String> held(Claim claim) {
    for (String member : claim.members()) {
      Optional<Long> order = Optional.ofNullable(out.get(member));
      if (order.isPresent()) {
        return Optional.of(
            member
                + " was not seen healthy since order "
                + order.get()
                + ": holds until it is, or until a person acknowledges");
      }
    }
    return Optional.empty();
  }

  /** Why the claim is too many beside what is {@code out} already. */
  static Optional<String> tooMany(Collection<String> out, Claim claim, Terms terms) {
    if (out.size() + claim.members().size() <= terms.outAtOnce()) {
      return Optional.empty();
    }
    if (claim.members().size() > terms.outAtOnce()) {
      return Optional.of(
          "%s would be out at once (%s), %d allowed; raise out-at-once in the policy"
              .formatted(
                  Spoken.count(claim.members().size(), "service"),
                  String.join(", ", claim.members()),
                  terms.outAtOnce()));
    }
    return Optional.of(
        "%s out already (%s), %d allowed at once: holds until enough were seen healthy"
            .formatted(
                Spoken.count(out.size(), "service"), String.join(", ", out), terms.outAtOnce()));
  }

  @Override
  public void charge(long order, Claim claim, Moment at) {
    for (String member : claim.members()) {
      purse(claim).spend(member, order, at);
      if (out.containsKey(member) || out.size() < Standing.MOST_SERVICES) {
        out.put(member, order);
      }
    }
  }

  @Override
  public void overdraw(String service, Moment at) {
    hard.spend(service, Purse.NO_ORDER, at);
  }

  @Override
  public void release(long order) {
    out.values().removeIf(holder -> holder == order);
  }

  @Override
  public void withdraw(long order) {
    release(order);
    hard.withdraw(order);
    soft.withdraw(order);
  }

  @Override
  public void acknowledge(String service, List<Long> underWay) {
    hard.renew(service);
    soft.renew(service);
    Optional.ofNullable(out.get(service))
        .filter(order -> !underWay.contains(order))
        .ifPresent(this::release);
  }

  @Override
  public SortedMap<String, Long> out() {
    return Collections.unmodifiableSortedMap(out);
  }

  @Override
  public StandingState.Budgets state() {
    return new StandingState.Budgets(out, hard.state(), soft.state());
  }

  @Override
  public void resume(StandingState.Budgets state) {
    out.clear();
    out.putAll(state.out());
    hard.resume(state.hard());
    soft.resume(state.soft());
  }

  private Purse purse(Claim claim) {
    return claim.soft() ? soft : hard;
  }
}
