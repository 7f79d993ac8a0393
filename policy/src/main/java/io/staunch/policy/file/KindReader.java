package io.staunch.policy.file;

import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import io.staunch.policy.text.Yaml;
import java.util.Optional;

/** Reads of a file only which kind it is. */
public final class KindReader {
  private static final Table HEADER = Table.of("a file", "", Header.KIND, Header.FORMAT);

  private KindReader() {}

  public static Loaded<FileKind> read(Source source) {
    Report report = new Report(HEADER);
    Yaml.Tree tree = Yaml.read(source);
    Optional<Node.Entry> entry =
        tree.root()
            .flatMap(root ->
                root instanceof Node.Mapping block ? block.entry("kind") : Optional.empty());
    if (tree.root().isEmpty()) {
      report.unreadable(tree.problems());
      return report.loaded(Optional.empty());
    }
    if (entry.isEmpty()) {
      Place at = tree.root().map(Node::at).orElse(Place.whole(source.name()));
      String expected =
          "\"kind: policy\", \"kind: host\", \"kind: agent\" or \"kind: policy-test\" as the first line";
      report.problem(Problem.of(at, "no \"kind\"", expected));
      return report.loaded(Optional.empty());
    }
    return report.loaded(Header.FILE_KIND.read(entry.get().value(), "kind", report));
  }
}
