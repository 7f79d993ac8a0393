package io.staunch.policy.file;

import io.staunch.policy.setting.ListOf;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several files as one: nothing is ever overruled, since what holds must not depend on the order of
 * names.
 */
final class Merge {
  private final Report report;
  private final List<Node.Entry> entries = new ArrayList<>();
  private final Map<String, Integer> where = new TreeMap<>();

  private final Table table;

  private Merge(Table table, Report report) {
    this.table = table;
    this.report = report;
  }

  static Node.Mapping all(List<Node.Mapping> blocks, Table table, Report report) {
    if (blocks.size() == 1) {
      return blocks.getFirst();
    }
    Merge merge = new Merge(table, report);
    blocks.forEach(block -> block.entries().forEach(merge::add));
    return new Node.Mapping(merge.entries, blocks.getFirst().at());
  }

  private void add(Node.Entry entry) {
    String word = entry.key().text();
    Integer before = where.putIfAbsent(word, entries.size());
    if (before == null) {
      entries.add(entry);
      return;
    }
    if (isHeader(word) && entries.get(before).value().shown().equals(entry.value().shown())) {
      return;
    }
    Node first = listed(word, entries.get(before).value());
    Node second = listed(word, entry.value());
    if (first instanceof Node.Sequence a && second instanceof Node.Sequence b) {
      List<Node> items = new ArrayList<>(a.items());
      items.addAll(b.items());
      entries.set(
          before, new Node.Entry(entries.get(before).key(), new Node.Sequence(items, a.at())));
    } else if (first instanceof Node.Mapping a && second instanceof Node.Mapping b) {
      entries.set(before, new Node.Entry(entries.get(before).key(), join(a, b)));
    } else {
      report.problem(again(entry.key(), entries.get(before).key()));
    }
  }

  private Node.Mapping join(Node.Mapping a, Node.Mapping b) {
    List<Node.Entry> both = new ArrayList<>(a.entries());
    for (Node.Entry entry : b.entries()) {
      a.entry(entry.key().text())
          .ifPresentOrElse(
              first -> report.problem(again(entry.key(), first.key())), () -> both.add(entry));
    }
    return new Node.Mapping(both, a.at());
  }

  /** A list of one may be written without brackets. */
  private Node listed(String word, Node value) {
    boolean list =
        table.settings().stream()
            .anyMatch(each -> each.name().equals(word) && each.kind() instanceof ListOf<?>);
    return list && value instanceof Node.Scalar scalar && !scalar.isNothing()
        ? new Node.Sequence(List.of(scalar), scalar.at())
        : value;
  }

  private static boolean isHeader(String word) {
    return word.equals(Header.KIND.name()) || word.equals(Header.FORMAT.name());
  }

  private static Problem again(Node.Scalar word, Node.Scalar first) {
    String hint =
        "it first stands at " + first.at() + "; lists and blocks add up, nothing is overruled";
    return Problem.of(word.at(), word.shown() + " again", "it in one file only", hint);
  }
}
