package io.staunch.policy.file;

import io.staunch.core.attribute.Declaration;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.Standing;
import io.staunch.core.history.History;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Section;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is legal piece by piece in a host file, and makes no sense together. */
final class HostSense {
  private HostSense() {}

  static void check(Section root, HostFile host, ActionBook book) {
    everythingHasABound(root, host);
    enforcingTellsPeople(root, host);
    processesHaveOneService(root, host);
    actionsAreUsed(root, book);
    nothingHoldsForTheUntouchable(root, host);
  }

  private static void everythingHasABound(Section root, HostFile host) {
    if (host.services().size() > History.MOST_SERVICES) {
      String found = host.services().size() + " services";
      root.problem(
          Problem.of(root.word(HostSettings.SERVICES), found, "at most " + History.MOST_SERVICES));
    }
    if (host.channels().size() > Standing.MOST_CHANNELS) {
      String found = host.channels().size() + " channels";
      root.problem(
          Problem.of(root.word(HostSettings.CHANNELS), found, "at most " + Standing.MOST_CHANNELS));
    }
  }

  private static void enforcingTellsPeople(Section root, HostFile host) {
    boolean none = !root.isMeant(HostSettings.CHANNELS) || root.isBlank(HostSettings.CHANNELS);
    if (host.mode().value() == Mode.ENFORCE && host.channels().isEmpty() && none) {
      root.problem(
          Problem.of(
              host.mode().at(),
              "mode enforce without a channel",
              "at least one of \"channels\"",
              "nobody would learn of what was done"));
    }
  }

  private static void processesHaveOneService(Section root, HostFile host) {
    Map<String, String> owners = new TreeMap<>();
    for (Placed<HostFile.Service> service : host.services().values()) {
      Declaration told = service.value().declaration();
      String identity =
          told.uid() + " " + told.executable() + told.command() + told.pidFile() + told.cgroup();
      String first = owners.putIfAbsent(identity, told.name());
      if (first != null && told.uid() >= 0) {
        root.problem(
            Problem.of(
                service.at(),
                Quote.of(told.name()) + " with the same identity as " + Quote.of(first),
                "processes of one service only",
                "what two services claim nobody acts on"));
      }
    }
  }

  private static void actionsAreUsed(Section root, ActionBook book) {
    for (NamedSections.Named action : root.get(HostSettings.ACTIONS)) {
      if (root.isClean() && !book.isUsed(action.name().value())) {
        String found = "the action " + Quote.of(action.name().value());
        root.warning(Problem.of(action.name().at(), found, "a service that uses it"));
      }
    }
  }

  private static void nothingHoldsForTheUntouchable(Section root, HostFile host) {
    for (Placed<HostFile.Service> service : host.services().values()) {
      Optional<String> why = service.value().alwaysProtected();
      if (why.isPresent() && service.value().mayBeActedOn()) {
        root.warning(
            Problem.of(
                service.at(),
                "actions for " + Quote.of(service.value().name()) + ", which is " + why.get(),
                "it only watched",
                "it is protected always"));
      }
    }
  }
}
