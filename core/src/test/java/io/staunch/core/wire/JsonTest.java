package io.staunch.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-12.5e-3",
        "1E+9",
        "\"\"",
        "\"\\\\ \\\" \\n\\r\\t\"",
        "{\"b\":1,\"a\":[1,2,{\"c\":null}]}",
        "\"Ω 漢字 😀\"",
        "\"\\u0000\\u001f\\u007f\\ud83d\"",
        "123456789012345678901234567890"
      })
  void what_was_read_is_written_again_byte_for_byte(String text) {
    assertThat(Json.parse(text).orThrow().compact()).isEqualTo(text);
  }

  @Test
  void blanks_and_other_spellings_are_read_and_written_in_one_way() {
    assertThat(Json.parse(" { \"a\" : [ 1 , \"\\u0041\\/\\b\\f\" ] }\r\n").orThrow().compact())
        .isEqualTo("{\"a\":[1,\"A/\\u0008\\u000c\"]}");
  }

  @Test
  void the_pretty_form_is_for_people() {
    assertThat(Json.parse("{\"a\":[1,{}],\"b\":[]}").orThrow().pretty())
        .isEqualTo(
            """
            {
              "a": [
                1,
                {}
              ],
              "b": []
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,}       | JSON at offset 7: expected a field name in quotes, found '}'",
        "{'a':1}          | JSON at offset 1: expected a field name in quotes, found '''",
        "{\"a\" 1}        | JSON at offset 5: expected a colon after a field name, found '1'",
        "{\"a\":1 \"b\":2}| JSON at offset 7: expected a comma or a closing brace, found '\"'",
        "{\"a\":1,\"a\":2}| JSON at offset 7: the field \"a\" twice in one object",
        "[1 2]            | JSON at offset 3: expected a comma or a closing bracket, found '2'",
        "[1,]             | JSON at offset 3: expected a value, found ']'",
        "01               | JSON at offset 1: expected the end, found '1'",
        "1.               | JSON at offset 2: expected a digit, found the end",
        "-                | JSON at offset 1: expected more, found the end",
        "+1               | JSON at offset 0: expected a value, found '+'",
        ".5               | JSON at offset 0: expected a value, found '.'",
        "1e               | JSON at offset 2: expected a digit, found the end",
        "NaN              | JSON at offset 0: expected a value, found 'N'",
        "nul              | JSON at offset 0: expected null, found 'n'",
        "truth            | JSON at offset 0: expected true, found 't'",
        "\"abc            | JSON at offset 4: expected more, found the end",
        "\"\\x\"          | JSON at offset 2: expected an escape (one of \" \\ / b f n r t u), found 'x'",
        "\"\\u12g4\"      | JSON at offset 5: expected four hexadecimal digits, found 'g'",
        "{} {}            | JSON at offset 3: expected the end, found '{'",
        "``               | JSON at offset 0: expected more, found the end",
      })
  void a_problem_names_its_place_what_was_found_and_what_was_expected(String text, String problem) {
    assertThat(Json.parse(text)).isEqualTo(new Parsed.Bad<Json>(problem));
  }

  @Test
  void a_raw_control_character_in_a_text_is_refused() {
    assertThat(Json.parse("\"a\nb\""))
        .isEqualTo(
            new Parsed.Bad<Json>(
                "JSON at offset 2: expected a closing quote; control characters must be escaped, found character 10"));
  }

  @Test
  void depth_is_bounded() {
    String fits = "[".repeat(Json.DEEPEST + 1) + "]".repeat(Json.DEEPEST + 1);
    assertThat(Json.parse(fits).value()).isPresent();
    assertThat(Json.parse("[" + fits + "]").value()).isEmpty();
    assertThat(Json.parse("[".repeat(1_000_000)).value()).isEmpty();
  }

  @Test
  void length_is_bounded() {
    assertThat(Json.parse(" ".repeat(Json.LONGEST + 1)))
        .isEqualTo(
            new Parsed.Bad<Json>("JSON of 4194305 characters: more than 4194304 are not read"));
    assertThat(Json.parse("1".repeat(65)).value()).isEmpty();
  }

  @Test
  void any_garbage_is_a_value_and_never_an_exception() {
    String alphabet = "{}[]\",:0123456789.eE+-\\untrfalse \n\u0000Ω";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Json.parse(text.toString())
          .value()
          .ifPresent(json -> assertThat(Json.parse(json.compact()).orThrow()).isEqualTo(json));
    }
  }

  @Test
  void a_number_that_json_cannot_say_is_a_mistake_of_ours() {
    assertThatThrownBy(() -> Json.Num.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.Num.of(1 / 0.0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fields_stand_in_the_order_in_which_they_were_put() {
    assertThat(Json.Obj.EMPTY.with("z", 1).with("a", "x").with("m", true).compact())
        .isEqualTo("{\"z\":1,\"a\":\"x\",\"m\":true}");
  }
}
