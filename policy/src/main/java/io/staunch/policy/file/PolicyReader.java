package io.staunch.policy.file;

import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Stance;
import io.staunch.policy.setting.ByName;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a policy: one file, or a folder's files in the order of their names as if they were one.
 */
public final class PolicyReader {
  private PolicyReader() {}

  /** Reads the files, and along with them those that they include. */
  public static Loaded<PolicyFile> read(List<Source> sources) {
    return read(sources, Optional.empty());
  }

  /**
   * Reads the files as if they said something else.
   *
   * @param instead settings that take the place of what the files say; a setting of nothing is left
   *     out
   */
  public static Loaded<PolicyFile> read(List<Source> sources, Optional<Node.Mapping> instead) {
    Report report = new Report(PolicySettings.TABLE);
    Optional<PolicyFile> policy =
        Includes.follow(sources, report)
            .map(found -> {
              Node.Mapping written = Merge.all(found.blocks(), PolicySettings.TABLE, report);
              Node.Mapping all = instead.map(other -> Overlay.over(written, other)).orElse(written);
              Node.Mapping filled = Templates.fillIn(all, report);
              Section root = Section.open(PolicySettings.TABLE, filled, "", report);
              if (!found.any()) {
                root.get(PolicySettings.INCLUDE);
              }
              return policy(root, found.names());
            });
    return report.loaded(policy);
  }

  private static PolicyFile policy(Section root, List<String> files) {
    root.get(Header.KIND);
    root.get(Header.FORMAT);
    Placed<String> name = root.placed(PolicySettings.NAME);
    long revision = root.get(PolicySettings.REVISION);
    Placed<Mode> mode = root.placed(PolicySettings.MODE);
    List<Placed<Selector>> candidates = selectors(root.get(PolicySettings.CANDIDATES));
    WindowBook windows = new WindowBook(root);
    PolicyFile policy =
        new PolicyFile(
            name,
            revision,
            mode,
            candidates,
            selectors(root.get(PolicySettings.MAY_TAKE_ALONG)),
            selectors(root.get(PolicySettings.PROTECTED)),
            preferences(root),
            hours(root, windows),
            GroupReader.groups(root),
            rules(root, mode.value(), candidates, windows),
            safety(root),
            root.get(PolicySettings.REMINDER),
            root.get(PolicySettings.PAGES_PER_HOUR).intValue(),
            NotifySettings.routes(root),
            root.get(PolicySettings.APPROVAL_EXPIRY),
            files);
    windows.warnOfUnused(root);
    PolicySense.check(root, policy);
    return policy;
  }

  static List<Placed<Selector>> selectors(List<Placed<String>> texts) {
    return texts.stream().map(text -> new Placed<>(new Selector(text.value()), text.at())).toList();
  }

  private static List<Placed<PolicyFile.Preference>> preferences(Section root) {
    List<Placed<PolicyFile.Preference>> all = new ArrayList<>();
    for (ByName.Pair<String, Stance> pair : root.get(PolicySettings.RISK)) {
      Selector services = new Selector(pair.name().value());
      all.add(new Placed<>(new PolicyFile.Preference(services, pair.value()), pair.name().at()));
    }
    return all;
  }

  private static List<Placed<PolicyFile.ServiceHours>> hours(Section root, WindowBook windows) {
    List<Placed<PolicyFile.ServiceHours>> all = new ArrayList<>();
    for (NamedSections.Named named : root.get(PolicySettings.HOURS)) {
      Selector services = new Selector(named.name().value());
      all.add(
          new Placed<>(
              new PolicyFile.ServiceHours(services, windows.hours(named.section())),
              named.name().at()));
    }
    return all;
  }

  private static List<Placed<PolicyFile.Rule>> rules(
      Section root, Mode mode, List<Placed<Selector>> candidates, WindowBook windows) {
    List<Placed<PolicyFile.Rule>> rules = new ArrayList<>();
    for (NamedSections.Named named : root.get(PolicySettings.RULES)) {
      rules.add(
          new Placed<>(new RuleReader(named, mode, candidates, windows).rule(), named.name().at()));
    }
    return rules;
  }

  private static PolicyFile.Safety safety(Section root) {
    return new PolicyFile.Safety(
        root.get(PolicySettings.START_GRACE),
        root.get(PolicySettings.BOOT_GRACE),
        root.get(PolicySettings.COOL_DOWN),
        root.get(PolicySettings.COOL_DOWN_MOST),
        root.get(PolicySettings.SERVICE_BUDGET),
        root.get(PolicySettings.HOST_BUDGET),
        whole(root, PolicySettings.OUT_AT_ONCE),
        whole(root, PolicySettings.STORM_AT));
  }

  private static int whole(Section root, Setting<Long> setting) {
    return root.get(setting).intValue();
  }
}
