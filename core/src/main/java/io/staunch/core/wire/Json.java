package io.staunch.core.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value (RFC 8259). Numbers keep the digits that were read, so that what is read and written
 * again is the same, byte for byte, and a hostile exponent costs nothing.
 */
public sealed interface Json {

  /** Fields in the order in which they were put. */
  record Obj(Map<String, Json> fields) implements Json {
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** These fields and one more, at the end. */
    public Obj with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Obj(more);
    }

    public Obj with(String name, String value) {
      return with(name, new Text(value));
    }

    public Obj with(String name, long value) {
      return with(name, Num.of(value));
    }

    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }
  }

  /** Values in order. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Text(String value) implements Json {}

  /**
   * A number.
   *
   * @param literal as JSON spells it
   */
  record Num(String literal) implements Json {
    public static Num of(long value) {
      return new Num(Long.toString(value));
    }

    /** Throws where JSON has no word for it (infinite, not a number). */
    public static Num of(double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(value + " cannot be written as JSON");
      }
      return new Num(Double.toString(value));
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  /** Longest text that {@link #parse(String)} takes, in characters. */
  int LONGEST = 4 << 20;

  /** Deepest nesting that is read. */
  int DEEPEST = 64;

  /** Reads exactly one value; problems name their offset in characters. */
  static Parsed<Json> parse(String text) {
    return JsonReader.read(text);
  }

  /** On one line, without blanks. */
  default String compact() {
    return JsonWriter.compact(this);
  }

  /** For people: two blanks per level, ends with a line feed. */
  default String pretty() {
    return JsonWriter.pretty(this);
  }
}
