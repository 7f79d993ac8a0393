package io.staunch.policy.file;

import io.staunch.core.act.Action;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** The host file's actions, and which of them are referred to. */
final class ActionBook {
  private final SortedMap<String, HostAction> actions;
  private final TreeSet<String> used = new TreeSet<>();

  ActionBook(SortedMap<String, HostAction> actions) {
    this.actions = actions;
  }

  SortedMap<String, HostAction> actions() {
    return actions;
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  /** The action that the setting names; a name that nothing stands behind is reported. */
  Optional<Action> find(Section section, Setting<String> setting) {
    Optional<String> name = section.find(setting);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    used.add(name.get());
    HostAction action = actions.get(name.get());
    if (action == null) {
      String known =
          actions.isEmpty()
              ? "declare it under \"actions\""
              : "actions are: " + String.join(", ", actions.keySet());
      String hint = Nearest.hint(name.get(), actions.keySet()).orElse(known);
      section.problem(
          Problem.of(
              section.at(setting), Quote.of(name.get()), "an action of this host file", hint));
      return Optional.empty();
    }
    return Optional.of(action.action());
  }
}
