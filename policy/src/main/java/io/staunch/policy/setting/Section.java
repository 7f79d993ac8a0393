package io.staunch.policy.setting;

import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One block of settings being read against its table. */
public final class Section {
  private final Table table;
  private final Node.Mapping block;
  private final String path;
  private final Report report;
  private final boolean standIn;
  private final TreeSet<String> missing = new TreeSet<>();
  private final Map<String, Optional<?>> read = new TreeMap<>();

  private Section(Table table, Node.Mapping block, String path, Report report, boolean standIn) {
    this.table = table;
    this.block = block;
    this.path = path;
    this.report = report;
    this.standIn = standIn;
  }

  /** Opens a block and reports every word in it that its table does not know. */
  public static Section open(Table table, Node.Mapping block, String path, Report report) {
    for (Node.Entry entry : block.entries()) {
      if (!table.names().contains(entry.key().text())) {
        report.problem(unknown(table, entry.key(), report.family()));
      }
    }
    return new Section(table, block, path, report, false);
  }

  /**
   * An empty one to go on with where the block itself was wrong; nothing is reported missing in it.
   */
  static Section standIn(Table table) {
    Node.Mapping nothing = new Node.Mapping(List.of(), Place.whole(""));
    return new Section(table, nothing, "", new Report(table), true);
  }

  /** A block inside this one that was left out: its defaults hold. */
  public Section empty(Setting<Section> setting, Table inner) {
    Node.Mapping nothing = new Node.Mapping(List.of(), block.at());
    return new Section(inner, nothing, full(setting), report, standIn);
  }

  private String full(Setting<?> setting) {
    return path.isEmpty() ? setting.name() : path + "." + setting.name();
  }

  private static Problem unknown(Table table, Node.Scalar word, List<Table> family) {
    String text = word.text();
    String hint = table.replaced().get(text);
    if (hint == null) {
      hint =
          Table.home(text, family)
              .map(home -> "it belongs in " + home.title())
              .or(() -> Nearest.hint(text, table.names()))
              .orElse("known here: " + String.join(", ", table.names()));
    }
    return Problem.of(word.at(), Quote.of(text), "a setting of " + table.title(), hint);
  }

  public Place at() {
    return block.at();
  }

  /** Where the setting's value stands; the block where it is not written. */
  public Place at(Setting<?> setting) {
    return block.entry(setting.name()).map(entry -> entry.value().at()).orElse(block.at());
  }

  /** Where the setting's word stands; the block where it is not written. */
  public Place word(Setting<?> setting) {
    return block.entry(setting.name()).map(entry -> entry.key().at()).orElse(block.at());
  }

  public boolean has(Setting<?> setting) {
    return block.entry(setting.name()).isPresent();
  }

  /** The value, else the default, else a stand-in whose problem is reported. */
  public <T> T get(Setting<T> setting) {
    Optional<T> found = find(setting);
    if (setting.required() && !isMeant(setting) && !standIn && missing.add(setting.name())) {
      String what = "no " + Quote.of(setting.name()) + " in " + table.title();
      report.problem(Problem.of(block.at(), what, setting.kind().expected()));
    }
    return found.or(setting::fallback).orElseGet(() -> setting.kind().standIn());
  }

  /** The value with its place. */
  public <T> Placed<T> placed(Setting<T> setting) {
    return new Placed<>(get(setting), at(setting));
  }

  /** The value, else the default; empty where there is neither or it was wrong. */
  @SuppressWarnings("unchecked") // one setting, one name, one kind of value
  public <T> Optional<T> find(Setting<T> setting) {
    return (Optional<T>) read.computeIfAbsent(setting.name(), _ -> read(setting));
  }

  private <T> Optional<T> read(Setting<T> setting) {
    Optional<Node.Entry> entry = block.entry(setting.name());
    String name = full(setting);
    Optional<T> value =
        entry.isPresent()
            ? setting.kind().read(entry.get().value(), name, report)
            : setting.fallback();
    if (value.isPresent() && setting.kind().inside().isEmpty()) {
      Optional<Place> at = entry.map(written -> written.value().at());
      report.effective(new Effective(name, setting.kind().show(value.get()), at));
    }
    return value;
  }

  /**
   * Whether it is written, or another word stands where it was meant, which is reported already.
   */
  public boolean isMeant(Setting<?> setting) {
    return has(setting)
        || block.entries().stream()
            .map(entry -> entry.key().text())
            .filter(word -> !table.names().contains(word))
            .anyMatch(word -> instead(word).filter(setting.name()::equals).isPresent());
  }

  private Optional<String> instead(String word) {
    Optional<String> hint = Optional.ofNullable(table.replaced().get(word));
    return hint.isPresent()
        ? table.names().stream().filter(name -> hint.get().contains(Quote.of(name))).findFirst()
        : Nearest.to(word, table.names());
  }

  /** Whether it is written as a block or list with nothing in it. */
  public boolean isBlank(Setting<?> setting) {
    return block
        .entry(setting.name())
        .map(Node.Entry::value)
        .filter(value ->
            switch (value) {
              case Node.Mapping inner -> inner.entries().isEmpty();
              case Node.Sequence list -> list.items().isEmpty();
              case Node.Scalar _ -> false;
            })
        .isPresent();
  }

  /** Whether nothing was wrong up to here in the whole file. */
  public boolean isClean() {
    return report.isClean();
  }

  /** How much was wrong up to here in the whole file. */
  public int problemCount() {
    return report.count();
  }

  /** Whether it is written and readable. */
  public boolean isRead(Setting<?> setting) {
    return has(setting) && find(setting).isPresent();
  }

  public void problem(Problem problem) {
    report.problem(problem);
  }

  public void warning(Problem warning) {
    report.warning(warning);
  }
}
