package io.staunch.policy.file;

import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Routes;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.List;

/** The settings of a route to people, and how routes are read. */
final class NotifySettings {
  private NotifySettings() {}

  static final Setting<Notice.Severity> SEVERITY =
      Setting.optional(
          "severity",
          Kinds.choice("severity", Notice.Severity.class),
          "both",
          "Pages wake people and are repeated until acknowledged; tickets wait for the morning.");

  static final Setting<List<Placed<String>>> CODES =
      Setting.of(
          "codes", Kinds.CODES, List.of(), "The messages it takes, by their codes; [] for any.");

  static final Setting<List<Placed<String>>> SERVICES =
      Setting.of(
          "services",
          Kinds.SELECTORS,
          List.of(),
          "Whom the messages it takes are about; [] for any, and for what is about the host.");

  static final Setting<List<Placed<String>>> CHANNELS =
      Setting.required(
          "channels", Kinds.NAMES, "Where to, by the names of channels in the host file.");

  static final Table TABLE =
      Table.of(
              "a route",
              "Which messages go by which channels. A message goes by the channels of every route that takes it;"
                  + " one that no route takes goes by all.",
              SEVERITY,
              CODES,
              SERVICES,
              CHANNELS)
          .instead("channel", "write \"channels\"")
          .instead("code", "write \"codes\"")
          .instead("service", "write \"services\"")
          .instead("to", "write \"channels\"");

  static List<Placed<PolicyFile.Route>> routes(Section root) {
    List<Placed<PolicyFile.Route>> routes = new ArrayList<>();
    List<NamedSections.Named> all = root.get(PolicySettings.NOTIFY);
    for (NamedSections.Named named : all) {
      routes.add(new Placed<>(route(named), named.name().at()));
    }
    if (all.size() > Routes.MOST) {
      root.problem(
          Problem.of(
              root.word(PolicySettings.NOTIFY), all.size() + " routes", "at most " + Routes.MOST));
    }
    return routes;
  }

  private static PolicyFile.Route route(NamedSections.Named named) {
    Section section = named.section();
    List<Placed<String>> channels = section.get(CHANNELS);
    if (section.isBlank(CHANNELS)) {
      section.problem(
          Problem.of(
              section.at(CHANNELS),
              "a route that leads nowhere",
              "at least one channel",
              "what no route takes goes by all"));
    }
    return new PolicyFile.Route(
        named.name().value(),
        section.find(SEVERITY),
        section.get(CODES).stream().map(Placed::value).toList(),
        PolicyReader.selectors(section.get(SERVICES)),
        channels);
  }
}
