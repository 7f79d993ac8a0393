package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import java.util.List;
import java.util.Locale;

/**
 * JSON Schema (draft 7) of values, for editors: they complete words and mark what cannot be right.
 * What is right is for the kinds themselves to say; a shape may let more pass, never less.
 */
public final class Shapes {
  private Shapes() {}

  /** Any text; a name of digits alone is a number to YAML. */
  static final Json.Obj TEXT = types("string", "number");

  static final Json.Obj SWITCH = types("boolean");

  private static final String DURATION =
      "(?=\\d)(\\d+ ?d)?(\\d+ ?h)?(\\d+ ?m)?(\\d+ ?s)?(\\d+ ?ms)?";
  private static final String AMOUNT = "\\d+(\\.\\d+)? ?([kKMGT]i?)?B";
  private static final String SHARE = "\\d+(\\.\\d+)? ?%";

  static final Json.Obj DURATIONS = like(DURATION);
  static final Json.Obj AMOUNTS = like(AMOUNT);
  static final Json.Obj SHARES = like(SHARE);
  static final Json.Obj LIMITS = like(AMOUNT + "|" + SHARE + " of (server|ceiling)");
  static final Json.Obj READINGS = like("\\d+ of \\d+");
  static final Json.Obj RATES = like("\\d+ (per|in) .+");

  private static Json.Obj types(String... names) {
    List<Json> all = List.of(names).stream().<Json>map(Json.Text::new).toList();
    return Json.Obj.EMPTY.with("type", all.size() == 1 ? all.getFirst() : new Json.Arr(all));
  }

  /** Text that fits a regular expression as a whole. */
  static Json.Obj like(String pattern) {
    return types("string").with("pattern", "^(" + pattern + ")$");
  }

  /** The same, where digits alone may be meant. */
  static Json.Obj named(String pattern) {
    return TEXT.with("pattern", "^(" + pattern + ")$");
  }

  static Json.Obj whole(long least, long most) {
    return types("integer").with("minimum", least).with("maximum", most);
  }

  static Json.Obj number(double most) {
    return types("number").with("minimum", 0).with("maximum", (long) most);
  }

  static Json.Obj words(List<String> words) {
    return Json.Obj.EMPTY.with(
        "enum", new Json.Arr(words.stream().<Json>map(Json.Text::new).toList()));
  }

  static Json.Obj any(Json... shapes) {
    return Json.Obj.EMPTY.with("anyOf", new Json.Arr(List.of(shapes)));
  }

  static Json.Obj list(Json item) {
    return types("array").with("items", item);
  }

  static Json.Obj byName(Json name, Json value) {
    return types("object").with("propertyNames", name).with("additionalProperties", value);
  }

  static Json.Obj block() {
    return types("object");
  }

  /** Refers to a table's own shape. */
  static Json.Obj of(Table table) {
    return Json.Obj.EMPTY.with("$ref", "#/definitions/" + word(table));
  }

  /** A table's name among the definitions. */
  public static String word(Table table) {
    return table.title().toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '-');
  }

  /** A table's own shape, with what each setting does. */
  public static Json.Obj define(Table table) {
    Json.Obj settings = Json.Obj.EMPTY;
    for (Setting<?> setting : table.settings()) {
      // draft 7 ignores whatever stands beside a reference
      Json.Obj shape =
          Json.Obj.EMPTY
              .with("description", describe(setting))
              .with("allOf", new Json.Arr(List.of(setting.kind().schema())));
      settings = settings.with(setting.name(), shape);
    }
    Json.Obj whole =
        types("object")
            .with("description", table.sentence())
            .with("properties", settings)
            .with("additionalProperties", false);
    List<Json> required =
        table.settings().stream()
            .filter(Setting::required)
            .<Json>map(setting -> new Json.Text(setting.name()))
            .toList();
    return required.isEmpty() ? whole : whole.with("required", new Json.Arr(required));
  }

  private static String describe(Setting<?> setting) {
    String bounds = setting.kind().bounds();
    String value = setting.kind().type() + (bounds.isEmpty() ? "" : ", " + bounds);
    String absent =
        setting.required() ? "" : " Default: " + setting.defaultShown().replace("`", "") + ".";
    return setting.sentence() + " (" + value + ")" + absent;
  }
}
