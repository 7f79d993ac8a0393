package io.staunch.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.act.HandRecord;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.engine.Snapshot;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.ledger.Account;
import io.staunch.core.ledger.Entry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  record Point(
      int number,
      double share,
      Bytes expectedGain,
      Optional<String> whyNot,
      List<Duration> steps,
      SortedMap<String, Mode> modes,
      Shape shape) {}

  sealed interface Shape {
    record Round(Incarnation life) implements Shape {}

    record Square(Instant since, boolean big) implements Shape {}
  }

  record Small(int number) {}

  record Grown(
      int number, Optional<String> note, List<String> tags, SortedMap<String, String> labels) {}

  record Choosy(int number) {
    Choosy {
      if (number < 0) {
        throw new IllegalArgumentException("number must not be negative");
      }
    }
  }

  private final Codec codec = new Codec();

  @Test
  void a_record_is_an_object_with_its_components_in_kebab_case() {
    Point point =
        new Point(
            7,
            0.5,
            Bytes.ofMebi(1),
            Optional.empty(),
            List.of(Duration.ofSeconds(90)),
            new TreeMap<>(java.util.Map.of("web", Mode.ENFORCE)),
            new Shape.Round(new Incarnation("4711:1@b")));
    String text =
        "{\"number\":7,\"share\":0.5,\"expected-gain\":1048576,\"steps\":[\"PT1M30S\"],"
            + "\"modes\":{\"web\":\"ENFORCE\"},\"shape\":{\"type\":\"Round\",\"life\":\"4711:1@b\"}}";
    assertThat(codec.text(Point.class, point)).isEqualTo(text);
    assertThat(codec.parse(Point.class, text).orThrow()).isEqualTo(point);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Account.class,
        Entry.class,
        HandRecord.class,
        Sample.class,
        Ruleset.class,
        Event.class,
        Snapshot.class
      })
  void every_noun_that_crosses_a_boundary_comes_back_as_it_went(Class<?> noun) {
    Set<Class<?>> made = new LinkedHashSet<>();
    for (long seed = 0; seed < 600; seed++) {
      AnyRecord generator = new AnyRecord(seed);
      comesBack(noun, generator.any(noun), seed);
      made.addAll(generator.made());
    }
    Set<Class<?>> reachable = reachable(noun, new LinkedHashSet<>());
    if (!noun.equals(Entry.class)) {
      // what entries hold came up with them
      reachable.removeAll(reachable(Entry.class, new LinkedHashSet<>()));
    }
    assertThat(made).as("every reachable type came up").containsAll(reachable);
  }

  private <T> void comesBack(Class<T> noun, Object value, long seed) {
    T was = noun.cast(value);
    String text = codec.text(noun, was);
    assertThat(codec.parse(noun, text))
        .as("seed %d: %s", seed, text)
        .isEqualTo(new Parsed.Good<>(was));
    assertThat(codec.text(noun, codec.parse(noun, text).orThrow())).isEqualTo(text);
  }

  private static Set<Class<?>> reachable(Type type, Set<Class<?>> found) {
    switch (type) {
      case ParameterizedType generic -> {
        for (Type argument : generic.getActualTypeArguments()) {
          reachable(argument, found);
        }
      }
      case Class<?> raw
          when raw == Bytes.class || raw == Incarnation.class || raw == ZoneId.class -> {}
      case Class<?> raw when raw.isSealed() -> {
        for (Class<?> permitted : raw.getPermittedSubclasses()) {
          reachable(permitted, found);
        }
      }
      case Class<?> raw when raw.isEnum() -> found.add(raw);
      case Class<?> raw when raw.isRecord() && found.add(raw) -> {
        for (RecordComponent component : raw.getRecordComponents()) {
          reachable(component.getGenericType(), found);
        }
      }
      default -> {}
    }
    return found;
  }

  @Test
  void what_the_next_release_added_is_ignored() {
    assertThat(
            codec
                .parse(Small.class, "{\"number\":1,\"note\":\"x\",\"deep\":{\"a\":[1]}}")
                .orThrow())
        .isEqualTo(new Small(1));
  }

  @Test
  void what_the_last_release_did_not_write_is_empty() {
    assertThat(codec.parse(Grown.class, "{\"number\":1}").orThrow())
        .isEqualTo(new Grown(1, Optional.empty(), List.of(), new TreeMap<>()));
    assertThat(codec.parse(Grown.class, "{\"number\":1,\"note\":null}").orThrow().note()).isEmpty();
  }

  @Test
  void a_missing_field_is_named_by_its_path() {
    problem(Small.class, "{}", "number is missing");
    problem(Point.class, "{\"number\":1,\"share\":1,\"expected-gain\":1}", "shape is missing");
    problem(
        Point.class,
        "{\"number\":1,\"share\":1,\"expected-gain\":1,\"shape\":{\"type\":\"Round\"}}",
        "shape.life is missing");
  }

  @Test
  void a_value_of_the_wrong_kind_is_named_by_its_path() {
    problem(Small.class, "[]", "the value should be an object, not a list");
    problem(Small.class, "{\"number\":\"1\"}", "number should be a whole number, not \"1\"");
    problem(Small.class, "{\"number\":1.5}", "number should be a whole number of 64 bits, not 1.5");
    problem(
        Small.class,
        "{\"number\":3000000000}",
        "number should be a whole number of 32 bits, not 3000000000");
    problem(Grown.class, "{\"number\":1,\"tags\":[\"a\",2]}", "tags[1] should be a text, not 2");
    problem(
        Grown.class,
        "{\"number\":1,\"labels\":{\"a\":{}}}",
        "labels.a should be a text, not an object");
    problem(Point.class, "{\"number\":1,\"share\":1e999}", "share should be a number, not 1e999");
    problem(Choosy.class, "{\"number\":-1}", "the value is refused: number must not be negative");
  }

  @Test
  void an_unknown_choice_names_the_known_ones() {
    String before = "{\"number\":1,\"share\":1,\"expected-gain\":1,";
    problem(
        Point.class, before + "\"shape\":{}}", "shape.type is missing; it is one of Round, Square");
    problem(
        Point.class,
        before + "\"shape\":{\"type\":\"Flat\"}}",
        "shape.type should be one of Round, Square, not \"Flat\"");
    problem(
        Point.class,
        before + "\"modes\":{\"web\":\"KILL\"}}",
        "modes.web should be one of [OBSERVE, ADVISE, APPROVE, ENFORCE], not \"KILL\"");
  }

  @Test
  void a_type_without_a_json_form_is_a_mistake_of_ours() {
    record Odd(Thread thread) {}
    assertThatThrownBy(() -> codec.text(Odd.class, new Odd(Thread.currentThread())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread has no JSON form");
    record Unordered(Set<String> set) {}
    assertThatThrownBy(() -> codec.text(Unordered.class, new Unordered(Set.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set");
  }

  private void problem(Class<?> type, String text, String expected) {
    assertThat(codec.parse(type, text).toString()).isEqualTo("Bad[problem=" + expected + "]");
  }
}
