package io.staunch.policy.file;

import io.staunch.core.fleet.Mode;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import io.staunch.policy.text.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a host file. */
public final class HostReader {
  private final Section root;
  private final Accounts accounts;

  private HostReader(Section root, Accounts accounts) {
    this.root = root;
    this.accounts = accounts;
  }

  /**
   * @param accounts the host's users, from /etc/passwd
   */
  public static Loaded<HostFile> read(Source source, Accounts accounts) {
    Report report = new Report(HostSettings.TABLE);
    Optional<HostFile> host =
        Root.open(HostSettings.TABLE, FileKind.HOST, List.of(source), report)
            .map(root -> new HostReader(root, accounts).host());
    return report.loaded(host);
  }

  private HostFile host() {
    root.get(Header.KIND);
    root.get(Header.FORMAT);
    Placed<String> name = root.placed(HostSettings.HOST);
    Placed<Mode> mode = root.placed(HostSettings.MODE);
    long ruling = root.get(HostSettings.RULING);
    ActionBook book = new ActionBook(actions());
    SortedMap<String, Placed<HostFile.Service>> services = new TreeMap<>();
    List<NamedSections.Named> declared = root.get(HostSettings.SERVICES);
    for (NamedSections.Named named : declared) {
      HostFile.Service service = new ServiceReader(named, book, accounts, declared).service();
      services.put(service.name(), new Placed<>(service, named.name().at()));
    }
    HostFile host = new HostFile(name, mode, ruling, services, book.actions(), channels());
    HostSense.check(root, host, book);
    return host;
  }

  private SortedMap<String, HostAction> actions() {
    SortedMap<String, HostAction> actions = new TreeMap<>();
    for (NamedSections.Named named : root.get(HostSettings.ACTIONS)) {
      Section section = named.section();
      String name = named.name().value();
      List<String> run = section.get(HostSettings.RUN);
      warnOfShell(run, section.at(HostSettings.RUN));
      actions.put(
          name,
          new HostAction(
              name, run, section.get(HostSettings.TIMEOUT), section.get(HostSettings.MAX_OUTPUT)));
    }
    return actions;
  }

  private void warnOfShell(List<String> run, Place at) {
    String program = run.getFirst().substring(run.getFirst().lastIndexOf('/') + 1);
    boolean shell = List.of("sh", "bash", "dash", "zsh", "ksh").contains(program);
    if (shell && run.size() > 1 && run.get(1).startsWith("-") && run.get(1).endsWith("c")) {
      root.warning(
          Problem.of(
              at,
              "a shell that is given a line",
              "a program",
              "put the line in a script with an owner, and name the script"));
    }
  }

  private SortedMap<String, Channel> channels() {
    SortedMap<String, Channel> channels = new TreeMap<>();
    for (NamedSections.Named named : root.get(HostSettings.CHANNELS)) {
      String name = named.name().value();
      channel(name, named.section()).ifPresent(channel -> channels.put(name, channel));
    }
    return channels;
  }

  private Optional<Channel> channel(String name, Section section) {
    List<Setting<?>> given =
        Stream.<Setting<?>>of(HostSettings.CHANNEL_RUN, HostSettings.WEBHOOK, HostSettings.SMTP)
            .filter(section::has)
            .toList();
    if (given.size() != 1) {
      section.problem(
          Problem.of(
              given.isEmpty() ? section.at() : section.word(given.get(1)),
              given.isEmpty()
                  ? "a channel that leads nowhere"
                  : given.stream()
                      .map(each -> Quote.of(each.name()))
                      .collect(Collectors.joining(" and ")),
              "exactly one of \"run\", \"webhook\" and \"smtp\""));
    }
    Duration timeout = section.get(HostSettings.CHANNEL_TIMEOUT);
    Optional<List<String>> run = section.find(HostSettings.CHANNEL_RUN);
    Optional<URI> webhook = section.find(HostSettings.WEBHOOK);
    Optional<Section> smtp = section.find(HostSettings.SMTP);
    if (run.isPresent()) {
      warnOfShell(run.get(), section.at(HostSettings.CHANNEL_RUN));
      return Optional.of(new Channel.Command(name, run.get(), timeout));
    }
    if (webhook.isPresent()) {
      return Optional.of(new Channel.Webhook(name, webhook.get(), timeout));
    }
    return smtp.map(block -> smtp(name, block, timeout));
  }

  private static Channel smtp(String name, Section block, Duration timeout) {
    List<Placed<String>> to = block.get(HostSettings.TO);
    if (block.isBlank(HostSettings.TO)) {
      block.problem(
          Problem.of(block.at(HostSettings.TO), "an empty list", "at least one mail address"));
    }
    return new Channel.Smtp(
        name,
        block.get(HostSettings.SERVER),
        block.get(HostSettings.PORT).intValue(),
        block.get(HostSettings.FROM),
        to.stream().map(Placed::value).toList(),
        timeout);
  }
}
