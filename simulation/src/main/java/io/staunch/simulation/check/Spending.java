package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Group;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Terms.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How much was acted already, and how many are out, when an intent is noted. */
final class Spending {
  private final Account account;
  private final Decisions decisions;

  Spending(Account account, Decisions decisions) {
    this.account = account;
    this.decisions = decisions;
  }

  List<Invariant> all() {
    return List.of(
        decisions.on("out-at-once", "never more out at once than allowed", this::outAtOnce),
        decisions.on("budget", "no more actions per window than the budgets hold", this::budget),
        decisions.on(
            "group", "no more of a group is acted on or out than the group allows", this::group));
  }

  private Optional<String> outAtOnce(Deed deed) {
    SortedSet<String> out = outWith(deed);
    return when(
        out.size() > deed.rules().terms().outAtOnce(),
        out.size() + " would be out: " + String.join(", ", out));
  }

  private SortedSet<String> outWith(Deed deed) {
    SortedSet<String> out = new TreeSet<>(deed.members());
    decisions.others(deed).filter(Deed::isOut).forEach(other -> out.addAll(other.members()));
    return out;
  }

  private Optional<String> budget(Deed deed) {
    Terms terms = deed.rules().terms();
    for (String member : deed.members()) {
      Optional<Moment> fresh = account.ledgered().acknowledged(member);
      long used =
          spent(deed, terms.serviceBudget(), member).filter(at -> isNewer(at, fresh)).count();
      if (used + 1 > terms.serviceBudget().actions()) {
        return Optional.of(member + " has used " + used + " actions of its budget");
      }
    }
    List<String> used =
        deed.rules().services().keySet().stream()
            .flatMap(
                name -> spent(deed, terms.hostBudget(), name).map(at -> name + " " + at.boot()))
            .toList();
    return when(
        used.size() + deed.members().size() > terms.hostBudget().actions(),
        "the host has used " + used.size() + " actions of its budget: " + used);
  }

  private Optional<String> group(Deed deed) {
    for (Group group : deed.rules().terms().groups()) {
      List<String> wanted = deed.members().stream().filter(group::has).toList();
      if (wanted.isEmpty()) {
        continue;
      }
      List<String> out = outWith(deed).stream().filter(group::has).toList();
      if (group.outAtOnce().filter(most -> out.size() > most).isPresent()) {
        return Optional.of(out + " of " + group.name() + " would be out");
      }
      long used =
          group
              .budget()
              .map(budget ->
                  deed.rules().services().keySet().stream()
                      .filter(group::has)
                      .mapToLong(name -> spent(deed, budget, name).count())
                      .sum())
              .orElse(0L);
      if (group.budget().filter(budget -> used + wanted.size() > budget.actions()).isPresent()) {
        return Optional.of(group.name() + " has used " + used + " actions of its budget");
      }
    }
    return Optional.empty();
  }

  /** When tokens of this kind were spent on a service within the window. */
  private Stream<Moment> spent(Deed deed, Budget budget, String member) {
    Stream<Moment> acts =
        decisions
            .others(deed)
            .filter(other -> other.endsLife() == deed.endsLife())
            .filter(other -> other.members().contains(member) && other.disrupted().isPresent())
            .map(Deed::decided);
    Stream<Moment> foreign =
        deed.endsLife()
            ? account.restarts().of(member).stream()
                .filter(restart -> !restart.ours())
                .map(Restarts.Restart::at)
            : Stream.empty();
    return Stream.concat(acts, foreign)
        .filter(at -> Account.certainly(deed.decided(), at).compareTo(budget.window()) < 0);
  }

  private static boolean isNewer(Moment at, Optional<Moment> than) {
    return than.flatMap(at::since).map(Duration::isPositive).orElse(than.isEmpty());
  }
}
