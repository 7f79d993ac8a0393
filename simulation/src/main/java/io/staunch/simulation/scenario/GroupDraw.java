package io.staunch.simulation.scenario;

import io.staunch.core.fleet.Glob;
import io.staunch.core.guard.Group;
import io.staunch.core.guard.Terms.Budget;
import io.staunch.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws groups that share a budget or may not all be out. Most scenarios have none. */
final class GroupDraw {
  private static final double SCENARIOS = 0.4;

  private final Chance chance;

  GroupDraw(Chance chance) {
    this.chance = chance;
  }

  /**
   * @param window of the host's budget; groups have the same
   */
  List<Group> draw(List<Member> fleet, Duration window) {
    List<Group> groups = new ArrayList<>();
    if (chance.happens(SCENARIOS)) {
      groups.add(group("some", fleet, 0.6, window));
      if (chance.happens(0.3)) {
        groups.add(group("all", fleet, 1, window));
      }
    }
    return groups;
  }

  private Group group(String name, List<Member> fleet, double share, Duration window) {
    List<Glob> services =
        fleet.stream()
            .filter(each -> chance.happens(share))
            .map(each -> new Glob(each.name()))
            .toList();
    boolean budget = chance.happens(0.7);
    boolean permits = !budget || chance.happens(0.5);
    return new Group(
        name,
        share < 1 ? services : List.of(new Glob("*")),
        budget ? Optional.of(new Budget((int) chance.between(1, 4), window)) : Optional.empty(),
        permits ? Optional.of((int) chance.between(1, 2)) : Optional.empty());
  }
}
