package io.staunch.policy.file;

import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Window;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policy's windows, and which of them are referred to. */
final class WindowBook {
  static final int MOST_WINDOWS = 64;

  private final SortedMap<String, Placed<Window>> windows = new TreeMap<>();
  private final SortedSet<String> used = new TreeSet<>();

  WindowBook(Section root) {
    List<NamedSections.Named> all = root.get(PolicySettings.WINDOWS);
    for (NamedSections.Named named : all) {
      windows.put(
          named.name().value(),
          new Placed<>(window(named.name().value(), named.section()), named.name().at()));
    }
    if (all.size() > MOST_WINDOWS) {
      root.problem(
          Problem.of(
              root.word(PolicySettings.WINDOWS),
              all.size() + " windows",
              "at most " + MOST_WINDOWS));
    }
  }

  private static Window window(String name, Section section) {
    List<DayOfWeek> days = new ArrayList<>();
    section
        .find(WindowSettings.DAYS)
        .ifPresent(all -> all.forEach(each -> days.addAll(each.value())));
    if (section.isBlank(WindowSettings.DAYS)) {
      section.problem(
          Problem.of(
              section.at(WindowSettings.DAYS),
              "a window that opens on no day",
              "at least one day",
              "leave \"days\" out for every day"));
    }
    LocalTime from = section.get(WindowSettings.FROM);
    LocalTime to = section.get(WindowSettings.TO);
    if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
      section.problem(
          Problem.of(
              section.at(WindowSettings.TO),
              "a window that closes when it opens",
              "another time",
              "leave both out for the whole day"));
    }
    ZoneId zone = section.get(WindowSettings.ZONE);
    return new Window(name, days.isEmpty() ? List.of(DayOfWeek.values()) : days, from, to, zone);
  }

  /** The hours that a block states; names that nothing stands behind are reported. */
  Hours hours(Section section) {
    return new Hours(find(section, WindowSettings.ONLY_IN), find(section, WindowSettings.NOT_IN));
  }

  private List<Window> find(Section section, Setting<List<Placed<String>>> setting) {
    List<Window> found = new ArrayList<>();
    for (Placed<String> name : section.get(setting)) {
      Optional<Placed<Window>> window = Optional.ofNullable(windows.get(name.value()));
      used.add(name.value());
      if (window.isEmpty()) {
        String known =
            windows.isEmpty()
                ? "declare it under \"windows\""
                : "windows are: " + String.join(", ", windows.keySet());
        section.problem(
            Problem.of(
                name.at(),
                Quote.of(name.value()),
                "a window of this policy",
                Nearest.hint(name.value(), windows.keySet()).orElse(known)));
      }
      window.map(Placed::value).ifPresent(found::add);
    }
    return found;
  }

  /** Windows that nothing refers to most likely are meant to hold something. */
  void warnOfUnused(Section root) {
    windows.forEach((name, window) -> {
      if (!used.contains(name)) {
        root.warning(
            Problem.of(
                window.at(),
                "window " + name + ", which nothing refers to",
                "it under \"only-in\" or \"not-in\" of a rule or of hours"));
      }
    });
  }
}
