package io.staunch.policy.trial;

import io.staunch.policy.file.FileKind;
import io.staunch.policy.file.Header;
import io.staunch.policy.file.Root;
import io.staunch.policy.setting.ByName;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a policy's test. */
public final class TrialReader {
  private TrialReader() {}

  public static Loaded<TrialFile> read(Source source) {
    Report report = new Report(TrialSettings.TABLE);
    Optional<TrialFile> file =
        Root.open(TrialSettings.TABLE, FileKind.POLICY_TEST, List.of(source), report)
            .map(TrialReader::file);
    return report.loaded(file);
  }

  private static TrialFile file(Section root) {
    root.get(Header.KIND);
    root.get(Header.FORMAT);
    Optional<Placed<String>> host =
        root.find(TrialSettings.HOST).map(path -> new Placed<>(path, root.at(TrialSettings.HOST)));
    List<Placed<TrialFile.Trial>> trials = new ArrayList<>();
    Duration tick = root.get(TrialSettings.TICK);
    for (NamedSections.Named named : root.get(TrialSettings.TESTS)) {
      trials.add(new Placed<>(trial(named, tick), named.name().at()));
    }
    if (root.isBlank(TrialSettings.TESTS)) {
      root.problem(Problem.of(root.at(TrialSettings.TESTS), "no test", "at least one"));
    }
    return new TrialFile(
        root.placed(TrialSettings.POLICY),
        host,
        root.get(TrialSettings.SERVER),
        tick,
        root.get(TrialSettings.SEED),
        trials);
  }

  private static TrialFile.Trial trial(NamedSections.Named named, Duration tick) {
    Section section = named.section();
    int before = section.problemCount();
    List<TrialFile.Timed> occasions = new ArrayList<>();
    section
        .get(TrialSettings.EVENTS)
        .forEach(pair -> occasions.add(new TrialFile.Timed(pair.name(), pair.value())));
    occasions.sort((one, other) -> one.at().value().compareTo(other.at().value()));
    TrialFile.Trial trial =
        new TrialFile.Trial(
            named.name().value(),
            section.get(TrialSettings.LASTS),
            section.get(TrialSettings.UP_FOR),
            hosts(section),
            section.get(TrialSettings.TREASURY) == TrialSettings.Treasury.SHARED,
            section.find(TrialSettings.WITH),
            occasions,
            section.get(TrialSettings.EXPECT));
    new TrialSense(section, trial, section.problemCount() == before).check(tick);
    return trial;
  }

  private static List<TrialFile.World> hosts(Section section) {
    List<TrialFile.World> hosts = new ArrayList<>();
    for (NamedSections.Named host : section.get(TrialSettings.HOSTS)) {
      hosts.add(world(Optional.of(host.name().value()), host.section()));
    }
    if (!section.has(TrialSettings.HOSTS)) {
      if (section.has(TrialSettings.TREASURY)) {
        section.problem(
            Problem.of(
                section.word(TrialSettings.TREASURY),
                "\"treasury\" without \"hosts\"",
                "several hosts that share it"));
      }
      hosts.add(world(Optional.empty(), section));
    } else if (section.has(TrialSettings.SERVICES)) {
      section.problem(
          Problem.of(
              section.word(TrialSettings.SERVICES),
              "\"services\" beside \"hosts\"",
              "one of them",
              "with several hosts each has services of its own"));
    }
    return hosts;
  }

  private static TrialFile.World world(Optional<String> host, Section section) {
    SortedMap<String, Placed<Curve>> services = byName(section, TrialSettings.SERVICES);
    if (services.isEmpty()
        && (!section.has(TrialSettings.SERVICES) || section.isBlank(TrialSettings.SERVICES))) {
      section.problem(
          Problem.of(
              section.at(TrialSettings.SERVICES),
              "a test without services",
              "\"services\" with at least one, such as \"web: 300MiB +1MiB/s\""));
    }
    return new TrialFile.World(
        host,
        services,
        byName(section, TrialSettings.AFTER_RESTART),
        byName(section, TrialSettings.AFTER_RELOAD),
        byName(section, TrialSettings.CEILINGS),
        byName(section, TrialSettings.ORDERS),
        section.get(TrialSettings.OTHERS));
  }

  private static <T> SortedMap<String, Placed<T>> byName(
      Section section, Setting<List<ByName.Pair<String, T>>> setting) {
    SortedMap<String, Placed<T>> all = new TreeMap<>();
    for (ByName.Pair<String, T> pair : section.get(setting)) {
      all.put(pair.name().value(), new Placed<>(pair.value(), pair.name().at()));
    }
    return all;
  }
}
