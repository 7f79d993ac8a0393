package io.staunch.policy.file;

import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import io.staunch.policy.text.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens one file, or several that are read as one: each setting stands in one of them, lists and
 * blocks add up.
 */
public final class Root {
  private Root() {}

  /** Empty where nothing is left to read on with; what is wrong is in the report. */
  public static Optional<Section> open(
      Table table, FileKind kind, List<Source> sources, Report report) {
    List<Node.Mapping> blocks = new ArrayList<>();
    for (Source source : sources) {
      block(source, kind, report).ifPresent(blocks::add);
    }
    if (sources.isEmpty()) {
      Place nowhere = Place.whole("(no file)");
      report.problem(Problem.of(nowhere, "no file", "at least one " + kind.word() + " file"));
    }
    if (blocks.isEmpty() || blocks.size() < sources.size()) {
      return Optional.empty();
    }
    return Optional.of(Section.open(table, Merge.all(blocks, table, report), "", report));
  }

  /** A file's settings, once it is seen to be of the kind. */
  static Optional<Node.Mapping> block(Source source, FileKind kind, Report report) {
    Yaml.Tree tree = Yaml.read(source);
    report.unreadable(tree.problems());
    if (tree.root().isEmpty()) {
      return Optional.empty();
    }
    if (!(tree.root().get() instanceof Node.Mapping block)) {
      Node root = tree.root().get();
      report.problem(
          Problem.of(root.at(), root.shown(), "settings, as in \"kind: " + kind.word() + "\""));
      return Optional.empty();
    }
    return isKind(block, kind, report) ? Optional.of(block) : Optional.empty();
  }

  private static boolean isKind(Node.Mapping block, FileKind kind, Report report) {
    String wanted = "\"kind: " + kind.word() + "\"";
    Optional<Node.Entry> entry = block.entry(Header.KIND.name());
    if (entry.isEmpty()) {
      report.problem(Problem.of(block.at(), "no \"kind\"", wanted + " as the first line"));
      return false;
    }
    Node value = entry.get().value();
    Optional<FileKind> found = Header.FILE_KIND.read(value, Header.KIND.name(), report);
    if (found.isPresent() && found.get() != kind) {
      report.problem(Problem.of(value.at(), "a file of kind " + found.get().word(), wanted));
    }
    return found.filter(kind::equals).isPresent();
  }
}
