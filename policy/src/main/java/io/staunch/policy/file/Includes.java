package io.staunch.policy.file;

import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Report;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import io.staunch.policy.text.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy's files: those it was asked for and those they include, each read once however often it
 * is named.
 */
final class Includes {
  /** Of a file that is included by one that is included, and so on. */
  static final int DEEPEST = 8;

  private final Report report;
  private final List<Node.Mapping> blocks = new ArrayList<>();
  private final Map<Path, String> names = new LinkedHashMap<>();
  private final List<Path> way = new ArrayList<>();
  private boolean whole = true;
  private boolean any;

  private Includes(Report report) {
    this.report = report;
  }

  /**
   * The files' settings and names, those that include before what they include; empty where one
   * cannot be read, which is reported.
   *
   * @param any whether any file includes another
   */
  record Found(List<Node.Mapping> blocks, List<String> names, boolean any) {}

  static Optional<Found> follow(List<Source> sources, Report report) {
    Includes includes = new Includes(report);
    sources.forEach(includes::take);
    return includes.whole
        ? Optional.of(
            new Found(includes.blocks, List.copyOf(includes.names.values()), includes.any))
        : Optional.empty();
  }

  private static Path identity(String name) {
    return Path.of(name).toAbsolutePath().normalize();
  }

  private void take(Source source) {
    Path identity = identity(source.name());
    if (names.putIfAbsent(identity, source.name()) != null) {
      return;
    }
    Optional<Node.Mapping> block = Root.block(source, FileKind.POLICY, report);
    if (block.isEmpty()) {
      whole = false;
      return;
    }
    String word = PolicySettings.INCLUDE.name();
    Optional<Node.Entry> written = block.get().entry(word);
    blocks.add(written.isEmpty() ? block.get() : without(block.get(), word));
    if (written.isPresent()) {
      way.add(identity);
      include(source.name(), written.get().value());
      way.removeLast();
    }
  }

  private static Node.Mapping without(Node.Mapping block, String word) {
    return new Node.Mapping(
        block.entries().stream().filter(entry -> !entry.key().text().equals(word)).toList(),
        block.at());
  }

  private void include(String includer, Node written) {
    any = true;
    Optional<List<Placed<String>>> all =
        PolicySettings.INCLUDE.kind().read(written, PolicySettings.INCLUDE.name(), report);
    all.ifPresent(paths ->
        report.effective(
            new Effective(
                PolicySettings.INCLUDE.name(),
                PolicySettings.INCLUDE.kind().show(paths),
                Optional.of(written.at()))));
    for (Placed<String> path : all.orElse(List.of())) {
      one(Path.of(includer).resolveSibling(path.value()).normalize(), path);
    }
  }

  private void one(Path target, Placed<String> written) {
    Optional<Problem> wrong = wrong(target, written);
    if (wrong.isPresent()) {
      report.problem(wrong.get());
      return;
    }
    for (Source source : Source.readAll(target)) {
      boolean known = names.containsKey(identity(source.name()));
      if (known && way.contains(identity(source.name()))) {
        report.problem(circle(source.name(), written));
      } else if (!known && names.size() == Source.MOST_FILES) {
        report.problem(
            Problem.of(
                written.at(),
                Quote.of(written.value()) + " after " + Source.MOST_FILES + " files",
                "at most " + Source.MOST_FILES + " files in one policy"));
        return;
      } else {
        take(source);
      }
    }
  }

  private Optional<Problem> wrong(Path target, Placed<String> written) {
    Place at = written.at();
    if (way.contains(identity(target.toString()))) {
      return Optional.of(circle(target.toString(), written));
    }
    if (!Files.exists(target)) {
      return Optional.of(
          Problem.of(
              at,
              Quote.of(written.value()) + ", which does not exist",
              "a file or folder, from this file's folder",
              "looked for " + target));
    }
    if (way.size() > DEEPEST) {
      return Optional.of(
          Problem.of(
              at,
              Quote.of(written.value()) + " at the end of " + spoken(way),
              "at most " + DEEPEST + " files that include one another"));
    }
    return Optional.empty();
  }

  private Problem circle(String target, Placed<String> written) {
    List<Path> circle = way.subList(way.indexOf(identity(target)), way.size());
    List<Path> closed = new ArrayList<>(circle);
    closed.add(identity(target));
    return Problem.of(
        written.at(),
        Quote.of(written.value()) + ", which includes this file",
        "files that do not include one another in a circle",
        spoken(closed));
  }

  private String spoken(List<Path> files) {
    return files.stream()
        .map(file -> Optional.ofNullable(names.get(file)).orElse(file.toString()))
        .collect(Collectors.joining(" → "));
  }
}
