package io.staunch.policy.file;

import io.staunch.core.act.ServiceActions;
import io.staunch.core.act.ServiceActions.Stop;
import io.staunch.core.attribute.Declaration;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Owner;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.SectionOf;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads one service of a host file. */
final class ServiceReader {
  private final String name;
  private final Section section;
  private final ActionBook book;
  private final Accounts accounts;
  private final List<NamedSections.Named> declared;

  ServiceReader(
      NamedSections.Named named,
      ActionBook book,
      Accounts accounts,
      List<NamedSections.Named> declared) {
    this.name = named.name().value();
    this.section = named.section();
    this.book = book;
    this.accounts = accounts;
    this.declared = declared;
  }

  HostFile.Service service() {
    Declaration declaration = declaration(section.get(ServiceSettings.IDENTITY));
    return new HostFile.Service(declaration, section.get(ServiceSettings.MODE), actions());
  }

  private Declaration declaration(Section identity) {
    int uid = uid(identity);
    Optional<Path> executable = identity.find(ServiceSettings.EXECUTABLE);
    Optional<List<String>> command = identity.find(ServiceSettings.COMMAND);
    Optional<Path> pidFile = identity.find(ServiceSettings.PID_FILE);
    Optional<Path> cgroup = identity.find(ServiceSettings.CGROUP);
    boolean more =
        identity.isMeant(ServiceSettings.EXECUTABLE)
            || identity.isMeant(ServiceSettings.COMMAND)
            || identity.isMeant(ServiceSettings.PID_FILE)
            || identity.isMeant(ServiceSettings.CGROUP);
    if (section.isRead(ServiceSettings.IDENTITY) && !more) {
      section.problem(
          Problem.of(
              identity.at(),
              "an identity that fits every process of the user",
              "at least one of \"executable\", \"command\", \"pid-file\" and \"cgroup\""));
    }
    return new Declaration(
        name,
        uid,
        executable.map(Path::toString),
        command.orElse(List.of()),
        pidFile.map(Path::toString),
        cgroup.map(Path::toString),
        section.find(ServiceSettings.CEILING),
        section
            .find(ServiceSettings.START_LIMIT)
            .map(rate -> new Declaration.StartLimit(rate.actions(), rate.window())),
        section.get(ServiceSettings.STOP_TIMEOUT),
        section.get(ServiceSettings.START_TIMEOUT));
  }

  private int uid(Section identity) {
    return switch (identity.get(ServiceSettings.USER)) {
      case Owner.Uid(int uid) -> uid;
      case Owner.Login(String login) ->
          accounts
              .uid(login)
              .orElseGet(() -> {
                identity.problem(
                    new Problem(
                        identity.at(ServiceSettings.USER),
                        Quote.of(login),
                        "a user of this host",
                        Nearest.hint(login, accounts.uids().keySet())));
                return -1;
              });
    };
  }

  private ServiceActions actions() {
    Section block =
        section
            .find(ServiceSettings.ACTIONS)
            .orElseGet(() -> new SectionOf(ServiceSettings.ACTIONS_TABLE).standIn());
    ServiceActions actions =
        new ServiceActions(
            book.find(block, ServiceSettings.VETO),
            book.find(block, ServiceSettings.RELOAD),
            book.find(block, ServiceSettings.DRAIN),
            book.find(block, ServiceSettings.UNDRAIN),
            book.find(block, ServiceSettings.RESTART),
            stop(block),
            book.find(block, ServiceSettings.START),
            book.find(block, ServiceSettings.HEALTH),
            section.get(ServiceSettings.SETTLE),
            section.get(ServiceSettings.START_TIMEOUT),
            takesAlong());
    checkPairs(block);
    return actions;
  }

  private Optional<Stop> stop(Section block) {
    Optional<Section> stop = block.find(ServiceSettings.STOP);
    if (stop.isEmpty()) {
      return Optional.empty();
    }
    Section way = stop.get();
    if (way.has(ServiceSettings.STOP_ACTION) == way.has(ServiceSettings.SIGNAL)) {
      boolean both = way.has(ServiceSettings.SIGNAL);
      section.problem(
          Problem.of(
              both ? way.word(ServiceSettings.SIGNAL) : way.at(),
              both ? "\"action\" and \"signal\"" : "a stop that does nothing",
              "exactly one of \"action\" and \"signal\""));
    }
    Optional<Section> signal = way.find(ServiceSettings.SIGNAL);
    if (signal.isPresent()) {
      return Optional.of(bySignal(signal.get()));
    }
    return book.find(way, ServiceSettings.STOP_ACTION).map(Stop.Command::new);
  }

  private Stop bySignal(Section signal) {
    Stop.Signal stop =
        new Stop.Signal(signal.get(ServiceSettings.TERM), signal.get(ServiceSettings.KILL));
    Duration longest = stop.term().plus(stop.kill());
    Duration allowed = section.get(ServiceSettings.STOP_TIMEOUT);
    if (allowed.compareTo(longest) < 0) {
      section.problem(
          Problem.of(
              section.at(ServiceSettings.STOP_TIMEOUT),
              "a stop-timeout of " + ServiceSettings.show(allowed),
              "at least " + ServiceSettings.show(longest) + ", which is term and kill together"));
    }
    return stop;
  }

  private void checkPairs(Section block) {
    if (block.has(ServiceSettings.DRAIN) && !block.has(ServiceSettings.UNDRAIN)) {
      section.warning(
          Problem.of(
              block.word(ServiceSettings.DRAIN),
              "\"drain\" without \"undrain\"",
              "both",
              "a service that was drained and not restarted would stay out of service"));
    }
    if (block.has(ServiceSettings.UNDRAIN) && !block.has(ServiceSettings.DRAIN)) {
      section.problem(
          Problem.of(block.word(ServiceSettings.UNDRAIN), "\"undrain\" without \"drain\"", "both"));
    }
    boolean brings = block.has(ServiceSettings.RESTART) || block.has(ServiceSettings.STOP);
    if (block.has(ServiceSettings.START) && !brings) {
      section.problem(
          Problem.of(
              block.word(ServiceSettings.START),
              "\"start\" without a way to stop",
              "\"stop\" or \"restart\" too"));
    }
  }

  private List<String> takesAlong() {
    List<String> names = declared.stream().map(each -> each.name().value()).toList();
    for (Placed<String> other : section.get(ServiceSettings.TAKES_ALONG)) {
      if (other.value().equals(name)) {
        section.problem(Problem.of(other.at(), Quote.of(name) + " itself", "other services"));
      } else if (!names.contains(other.value())) {
        section.problem(
            new Problem(
                other.at(),
                Quote.of(other.value()),
                "a service of this host file",
                Nearest.hint(other.value(), names)));
      }
    }
    return section.get(ServiceSettings.TAKES_ALONG).stream().map(Placed::value).toList();
  }
}
