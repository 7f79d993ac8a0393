package io.staunch.agent.main.backtest;

import io.staunch.agent.disk.ArchiveFile;
import io.staunch.agent.main.Configuration;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.core.history.Archive;
import io.staunch.core.wire.Parsed;
import io.staunch.policy.check.MadeHost;
import io.staunch.policy.check.PolicyCompiler;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tries policies on exported history, host by host: with the real engine, as if in mode enforce and
 * as if every restart had brought the service back to the lowest that its life had shown.
 */
public final class Backtest {
  /** The longest and the shortest tick that is tried. */
  private static final Duration LONGEST_TICK = Duration.ofMinutes(5);

  private static final Duration SHORTEST_TICK = Duration.ofMillis(100);

  private final List<String> problems = new ArrayList<>();
  private final SortedMap<String, List<Recorded>> hosts = new TreeMap<>();
  private long begin = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;

  private Backtest() {}

  /**
   * What there is to try.
   *
   * @param policies tried one beside the other
   * @param host declares the services; made up where there is none
   * @param history files that an export wrote, or folders of them
   * @param tick time between two samples; empty: as the history has them
   */
  public record Question(
      List<Path> policies, Optional<Path> host, List<Path> history, Optional<Duration> tick) {
    public Question {
      policies = List.copyOf(policies);
      history = List.copyOf(history);
    }
  }

  /** What came of it, or everything that is wrong with the files. */
  public sealed interface Answer {
    record Tried(Verdicts verdicts) implements Answer {}

    record Bad(List<String> problems) implements Answer {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  public static Answer of(Question question) throws IOException {
    return new Backtest().answer(question);
  }

  private Answer answer(Question question) throws IOException {
    files(question.history()).parallelStream().map(Backtest::read).forEachOrdered(this::take);
    if (!problems.isEmpty()) {
      return new Answer.Bad(problems);
    }
    Duration tick = question.tick().orElseGet(this::tick);
    List<Verdicts.OfPolicy> tried = new ArrayList<>();
    for (Path path : question.policies()) {
      rehearse(path, question.host(), tick).ifPresent(tried::add);
    }
    int services = hosts.values().stream().mapToInt(List::size).sum();
    return problems.isEmpty()
        ? new Answer.Tried(
            new Verdicts(List.copyOf(hosts.keySet()), services, begin, end, tick, tried))
        : new Answer.Bad(problems);
  }

  private static List<Path> files(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      List<Path> inside = new ArrayList<>();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*.{csv,json}")) {
        all.forEach(inside::add);
      }
      if (inside.isEmpty()) {
        throw new IOException(
            path + " holds no history: write some with staunch history SERVICE --export FILE.csv");
      }
      Collections.sort(inside);
      files.addAll(inside);
    }
    return files;
  }

  /** One file: its history, or why there is none. */
  private record OfFile(Path file, String host, Parsed<Recorded> past) {}

  private static OfFile read(Path file) {
    return switch (ArchiveFile.read(file)) {
      case Parsed.Bad<Archive>(String problem) -> bad(file, problem);
      case Parsed.Good<Archive>(Archive archive)
          when archive.rows().isEmpty() || archive.lives().isEmpty() ->
          bad(file, file + " holds no rows; export a longer time with --since");
      case Parsed.Good<Archive>(Archive archive) ->
          new OfFile(file, archive.head().host(), new Parsed.Good<>(Recorded.of(archive)));
    };
  }

  private static OfFile bad(Path file, String problem) {
    return new OfFile(file, "", new Parsed.Bad<>(problem));
  }

  private void take(OfFile read) {
    switch (read.past()) {
      case Parsed.Bad<Recorded>(String problem) -> problems.add(problem);
      case Parsed.Good<Recorded>(Recorded past) -> take(read, past);
    }
  }

  private void take(OfFile read, Recorded past) {
    List<Recorded> ofHost = hosts.computeIfAbsent(read.host(), name -> new ArrayList<>());
    if (ofHost.stream().anyMatch(known -> known.service().equals(past.service()))) {
      problems.add(
          "%s is the history of %s on %s, which another file holds as well; name one of them"
              .formatted(read.file(), past.service(), read.host()));
      return;
    }
    ofHost.add(past);
    begin = Math.min(begin, past.at(0));
    end = Math.max(end, past.until(past.rows() - 1));
  }

  /** The finest distance that a service was usually measured at. */
  private Duration tick() {
    long finest =
        hosts.values().stream()
            .flatMap(List::stream)
            .mapToLong(Recorded::interval)
            .filter(interval -> interval > 0)
            .min()
            .orElse(LONGEST_TICK.toMillis());
    return Duration.ofMillis(Math.clamp(finest, SHORTEST_TICK.toMillis(), LONGEST_TICK.toMillis()));
  }

  private Optional<Verdicts.OfPolicy> rehearse(Path path, Optional<Path> hostFile, Duration tick) {
    Optional<PolicyFile> policy = value(PolicyReader.read(Source.readAll(path)));
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    List<Act> acts = new ArrayList<>();
    List<Exhaustion> exhaustions = new ArrayList<>();
    for (var ofHost : hosts.entrySet()) {
      Optional<Ruleset> rules =
          host(ofHost.getKey(), ofHost.getValue(), hostFile, path, policy.get())
              .flatMap(host -> value(PolicyCompiler.compile(policy.get(), host, tick)));
      if (rules.isPresent()) {
        Rehearsal.Course course =
            Rehearsal.of(enforced(rules.get()), ofHost.getValue(), begin, end, tick.toMillis());
        acts.addAll(course.acts());
        exhaustions.addAll(course.exhaustions());
      }
    }
    return Optional.of(new Verdicts.OfPolicy(policy.get().name().value(), acts, exhaustions));
  }

  private Optional<HostFile> host(
      String name,
      List<Recorded> pasts,
      Optional<Path> hostFile,
      Path policyPath,
      PolicyFile policy) {
    if (hostFile.isPresent()) {
      return value(HostReader.read(Source.read(hostFile.get()), Configuration.accounts()));
    }
    Place nowhere = Place.whole(policyPath.toString());
    SortedMap<String, Place> services = new TreeMap<>();
    pasts.forEach(past -> services.put(past.service(), nowhere));
    return Optional.of(MadeHost.of(name, services, policy, nowhere));
  }

  private <T> Optional<T> value(Loaded<T> loaded) {
    loaded.problems().stream()
        .map(Object::toString)
        .filter(problem -> !problems.contains(problem))
        .forEach(problems::add);
    return loaded.value();
  }

  /** Whatever mode the policy has: what would it have done? */
  private static Ruleset enforced(Ruleset rules) {
    SortedMap<String, Ruleset.Watched> services = new TreeMap<>();
    rules.services().forEach((name, one) -> services.put(name, one.inMode(Mode.ENFORCE)));
    return rules.inMode(Mode.ENFORCE).withServices(services);
  }
}
