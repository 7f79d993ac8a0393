package io.staunch.agent.main;

import io.staunch.agent.proc.Executables;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Routes;
import io.staunch.policy.check.PolicyCompiler;
import io.staunch.policy.check.Trust;
import io.staunch.policy.file.Accounts;
import io.staunch.policy.file.AgentFile;
import io.staunch.policy.file.AgentReader;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The three files that make an agent, read together: how it runs, what the host allows, what the
 * policy wants.
 *
 * @param routes which messages go by which of the host's channels
 * @param warnings what is odd but does not stop it
 */
public record Configuration(
    Path file,
    AgentFile agent,
    HostFile host,
    Ruleset rules,
    Routes routes,
    List<Problem> warnings) {
  public Configuration {
    warnings = List.copyOf(warnings);
  }

  /** What came of reading: all of it, or every problem of every file at once. */
  public sealed interface Read {
    record Good(Configuration configuration) implements Read {}

    record Bad(List<Problem> problems) implements Read {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * What the host file declares, for attribution, with the links in executables' paths followed.
   */
  List<Declaration> declarations() {
    return Executables.resolved(
        host.services().values().stream().map(service -> service.value().declaration()).toList());
  }

  /**
   * The channels that a notice goes by.
   *
   * @param tested by channel, whether its newest test has passed
   */
  SortedSet<String> channelsFor(Notice notice, SortedMap<String, Boolean> tested) {
    List<String> passed =
        tested.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    return routes.to(notice, host.channels().keySet(), passed);
  }

  /** Reads the agent's file and every file it names. */
  public static Read read(Path file) {
    return new Reading().read(file);
  }

  private static final class Reading {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Read read(Path file) {
      Optional<AgentFile> agent = take(AgentReader.read(Source.readAll(file)));
      if (agent.isEmpty()) {
        return new Read.Bad(problems);
      }
      Optional<HostFile> host =
          take(HostReader.read(Source.read(agent.get().hostFile()), accounts()));
      Optional<PolicyFile> policy = take(PolicyReader.read(Source.readAll(agent.get().policy())));
      List<Path> files =
          new ArrayList<>(List.of(file, agent.get().hostFile(), agent.get().policy()));
      policy.ifPresent(read -> read.files().forEach(each -> files.add(Path.of(each))));
      judgeOwners(files);
      if (host.isEmpty() || policy.isEmpty()) {
        return new Read.Bad(problems);
      }
      Optional<Ruleset> rules =
          take(PolicyCompiler.compile(policy.get(), host.get(), agent.get().tick()));
      return rules.isPresent() && problems.isEmpty()
          ? new Read.Good(
              new Configuration(
                  file,
                  agent.get(),
                  host.get(),
                  rules.get(),
                  policy.get().messageRoutes(),
                  warnings))
          : new Read.Bad(problems);
    }

    private <T> Optional<T> take(Loaded<T> loaded) {
      problems.addAll(loaded.problems());
      warnings.addAll(loaded.warnings());
      return loaded.value();
    }

    /** Whoever may write a file, or a folder above it, may say what is executed. */
    private void judgeOwners(List<Path> files) {
      SortedSet<Path> all = new TreeSet<>();
      for (Path file : files) {
        above(file.toAbsolutePath().normalize(), all);
        try {
          above(file.toRealPath(), all);
        } catch (IOException e) {
          // a file that is not there is its reader's problem, told with its name
        }
      }
      List<Trust.Facts> facts = new ArrayList<>();
      for (Path path : all) {
        facts(path).ifPresent(facts::add);
      }
      problems.addAll(Trust.judge(facts, Own.uid()));
    }

    private static void above(Path file, SortedSet<Path> all) {
      for (Path path = file; path != null; path = path.getParent()) {
        all.add(path);
      }
    }

    private static Optional<Trust.Facts> facts(Path path) {
      try {
        return Optional.of(
            new Trust.Facts(
                path,
                (int) Files.getAttribute(path, "unix:uid"),
                (int) Files.getAttribute(path, "unix:mode"),
                Files.isDirectory(path)));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  /** The users of this host; without a readable passwd file only numeric uids are known. */
  public static Accounts accounts() {
    try {
      return Accounts.ofPasswd(
          Files.readString(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return new Accounts(new TreeMap<>());
    }
  }
}
