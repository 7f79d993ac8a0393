package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.policy.file.PolicySettings;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/policy-grammar.md, held to the settings. */
class GrammarTest {
  private static final String GRAMMAR = Given.text(Given.ROOT.resolve("docs/policy-grammar.md"));

  private static final Pattern BLOCK =
      Pattern.compile(
          "^ +([a-z-]+) +::= [^\n]*?BLOCK \\{(.*?)\\}", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("(?:^|\\s)([a-z-]+):(?= )");
  private static final Pattern DEFINED = Pattern.compile("^ +([a-z-]+) +::=", Pattern.MULTILINE);

  /** The words of each block, as the page says. */
  private static Map<String, SortedSet<String>> blocks() {
    Map<String, SortedSet<String>> blocks = new TreeMap<>();
    Matcher block = BLOCK.matcher(GRAMMAR);
    while (block.find()) {
      SortedSet<String> words = new TreeSet<>();
      // notes and the forms in parentheses name no words of the block
      String body = block.group(2).replaceAll("\\([^()]*(\\([^()]*\\))?[^()]*\\)", "");
      WORD.matcher(body).results().forEach(found -> words.add(found.group(1)));
      blocks.put(block.group(1), words);
    }
    return blocks;
  }

  @Test
  void every_block_has_the_words_that_the_product_reads_and_no_other() {
    Map<String, SortedSet<String>> blocks = blocks();
    for (Table table : PolicySettings.TABLE.family()) {
      String name = table.title().replaceFirst("^an? ", "").replace("policy", "file");
      assertThat(blocks.get(name))
          .as(name)
          .isEqualTo(new TreeSet<>(table.settings().stream().map(Setting::name).toList()));
    }
  }

  @Test
  void every_word_for_a_choice_is_there() {
    Stream.of(Mode.values(), Rung.values(), Risk.values())
        .flatMap(Stream::of)
        .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(word -> assertThat(GRAMMAR).contains("\"" + word + "\""));
  }

  @Test
  void every_name_that_a_definition_uses_is_defined() {
    TreeSet<String> defined = new TreeSet<>(List.of("digit", "letter", "date", "time", "offset"));
    DEFINED.matcher(GRAMMAR).results().forEach(found -> defined.add(found.group(1)));
    List<String> missing = new ArrayList<>();
    Pattern used = Pattern.compile("LIST ([a-z-]+)|MAP [a-z]+: ([a-z-]+)|: +([a-z-]+)\\?");
    used.matcher(GRAMMAR)
        .results()
        .map(found -> Stream.of(1, 2, 3).map(found::group).filter(g -> g != null).findFirst())
        .map(word -> word.orElse(""))
        .filter(word -> !defined.contains(word) && !List.of("value", "any").contains(word))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }
}
