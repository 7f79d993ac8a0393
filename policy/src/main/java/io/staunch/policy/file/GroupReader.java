package io.staunch.policy.file;

import io.staunch.core.guard.Group;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Section;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads the policy's groups. */
final class GroupReader {
  private GroupReader() {}

  static List<Placed<PolicyFile.ServiceGroup>> groups(Section root) {
    List<Placed<PolicyFile.ServiceGroup>> groups = new ArrayList<>();
    List<NamedSections.Named> all = root.get(PolicySettings.GROUPS);
    for (NamedSections.Named named : all) {
      groups.add(new Placed<>(group(named), named.name().at()));
    }
    if (all.size() > Group.MOST) {
      root.problem(
          Problem.of(
              root.word(PolicySettings.GROUPS), all.size() + " groups", "at most " + Group.MOST));
    }
    return groups;
  }

  private static PolicyFile.ServiceGroup group(NamedSections.Named named) {
    Section section = named.section();
    PolicyFile.ServiceGroup group =
        new PolicyFile.ServiceGroup(
            named.name().value(),
            PolicyReader.selectors(section.get(GroupSettings.SERVICES)),
            section.find(GroupSettings.BUDGET),
            section.find(GroupSettings.OUT_AT_ONCE).map(Long::intValue));
    if (section.isBlank(GroupSettings.SERVICES)) {
      section.problem(
          Problem.of(
              section.at(GroupSettings.SERVICES),
              "a group without any service",
              "\"services\" with at least one name or pattern"));
    }
    if (!section.isMeant(GroupSettings.BUDGET) && !section.isMeant(GroupSettings.OUT_AT_ONCE)) {
      section.problem(
          Problem.of(
              section.at(),
              "a group that bounds nothing",
              "\"budget\" or \"out-at-once\", as in budget: 2 per 1h"));
    }
    if (group.budget().filter(budget -> budget.actions() == 0).isPresent()) {
      section.problem(
          Problem.of(
              section.at(GroupSettings.BUDGET),
              "a budget of 0",
              "at least 1",
              "services that must never be acted on belong under \"protected\""));
    }
    return group;
  }
}
