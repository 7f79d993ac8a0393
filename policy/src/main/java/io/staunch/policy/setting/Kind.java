package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import java.util.List;
import java.util.Optional;

/** What sort of value a setting takes: how it is read, shown and explained. */
public interface Kind<T> {
  /** A word or two for the reference, such as {@code duration}. */
  String type();

  /** A noun phrase for messages, such as {@code a duration such as 500ms, 10m or 1h30m}. */
  String expected();

  /** The bounds in words, such as {@code from 1s to 10m}; empty where there are none. */
  default String bounds() {
    return "";
  }

  /**
   * Reads a value; what is wrong with it goes to the report.
   *
   * @param name the setting's full name
   * @return empty where it was wrong
   */
  Optional<T> read(Node node, String name, Report report);

  /** As an operator would write it. */
  String show(T value);

  /** Some legal value, to go on reading with after a problem. */
  T standIn();

  /** Its JSON Schema, for editors; it may let more pass than is legal, never less. */
  default Json.Obj schema() {
    return Json.Obj.EMPTY;
  }

  /** The tables of the settings inside it, for the reference. */
  default List<Table> inside() {
    return List.of();
  }
}
