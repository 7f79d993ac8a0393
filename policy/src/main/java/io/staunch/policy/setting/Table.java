package io.staunch.policy.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that may stand together.
 *
 * @param title a noun phrase, as {@code a rule}
 * @param sentence what the whole is for
 * @param replaced words that people know from elsewhere, with what to write instead
 */
public record Table(
    String title, String sentence, List<Setting<?>> settings, SortedMap<String, String> replaced) {
  public Table {
    settings = List.copyOf(settings);
    replaced = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(replaced));
  }

  public static Table of(String title, String sentence, Setting<?>... settings) {
    return new Table(title, sentence, List.of(settings), new TreeMap<>());
  }

  public Table instead(String word, String hint) {
    SortedMap<String, String> more = new TreeMap<>(replaced);
    more.put(word, hint);
    return new Table(title, sentence, settings, more);
  }

  public List<String> names() {
    return settings.stream().map(Setting::name).toList();
  }

  /** This table and all inside it, outer before inner. */
  public List<Table> family() {
    List<Table> all = new ArrayList<>(List.of(this));
    for (Setting<?> setting : settings) {
      for (Table inner : setting.kind().inside()) {
        for (Table each : inner.family()) {
          if (!all.contains(each)) {
            all.add(each);
          }
        }
      }
    }
    return all;
  }

  /** Which of these tables has the setting. */
  static Optional<Table> home(String word, List<Table> tables) {
    return tables.stream().filter(table -> table.names().contains(word)).findFirst();
  }
}
