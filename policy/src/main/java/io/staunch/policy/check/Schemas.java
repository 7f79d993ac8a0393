package io.staunch.policy.check;

import io.staunch.core.wire.Json;
import io.staunch.policy.file.AgentSettings;
import io.staunch.policy.file.FileKind;
import io.staunch.policy.file.HostSettings;
import io.staunch.policy.file.PolicySettings;
import io.staunch.policy.setting.Shapes;
import io.staunch.policy.setting.Table;
import io.staunch.policy.trial.TrialSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schema of each kind of file, written from its settings, for editors. */
public final class Schemas {
  private static final String BLANKS = "-with-blanks";
  private static final Json.Obj BLANK =
      Json.Obj.EMPTY.with("type", "string").with("pattern", "^\\$");

  private Schemas() {}

  public static Json.Obj of(FileKind kind) {
    Table root = root(kind);
    Json.Obj definitions = Json.Obj.EMPTY;
    for (Table table : root.family().subList(1, root.family().size())) {
      definitions = definitions.with(Shapes.word(table), Shapes.define(table));
    }
    if (kind == FileKind.POLICY) {
      definitions = withTemplates(definitions);
    }
    Json.Obj whole = Shapes.define(root);
    return Json.Obj.EMPTY
        .with("$schema", "http://json-schema.org/draft-07/schema#")
        .with("title", "Staunch: " + root.title())
        .with("type", "object")
        .with("description", root.sentence())
        .with("properties", ofThisKind(field(whole, "properties"), kind))
        .with("required", required(whole, kind))
        .with("additionalProperties", false)
        .with("definitions", definitions);
  }

  /** The titles of a file's blocks, by which definitions are named. */
  static List<String> titles(FileKind kind) {
    return root(kind).family().stream().map(Shapes::word).toList();
  }

  /** One of a policy's several files may leave to the others what they need together. */
  private static Json required(Json.Obj whole, FileKind kind) {
    return kind == FileKind.POLICY
        ? new Json.Arr(List.of(new Json.Text("kind")))
        : value(whole, "required");
  }

  private static Table root(FileKind kind) {
    return switch (kind) {
      case POLICY -> PolicySettings.TABLE;
      case HOST -> HostSettings.TABLE;
      case AGENT -> AgentSettings.TABLE;
      case POLICY_TEST -> TrialSettings.TABLE;
    };
  }

  private static Json.Obj ofThisKind(Json.Obj settings, FileKind kind) {
    Json.Obj word =
        Json.Obj.EMPTY
            .with("description", "What this file is.")
            .with("enum", new Json.Arr(List.of(new Json.Text(kind.word()))));
    return settings.with("kind", word);
  }

  /** A template's values are those of a rule, or blanks; and none is required. */
  private static Json.Obj withTemplates(Json.Obj definitions) {
    Table template = PolicySettings.template();
    Map<String, Json> all = new LinkedHashMap<>(definitions.fields());
    Map<String, Json> whole = new LinkedHashMap<>(Shapes.define(template).fields());
    whole.remove("required");
    Json.Obj settings = field(new Json.Obj(whole), "properties");
    whole.put("properties", blanks(settings).with("parameters", value(settings, "parameters")));
    all.put(Shapes.word(template), new Json.Obj(whole));
    for (Table inner : template.family()) {
      if (!inner.equals(template)) {
        Json.Obj defined = Shapes.define(inner);
        all.put(
            Shapes.word(inner) + BLANKS,
            defined.with("properties", blanks(field(defined, "properties"))));
      }
    }
    return new Json.Obj(all);
  }

  private static Json.Obj blanks(Json.Obj settings) {
    Json.Obj all = Json.Obj.EMPTY;
    for (Map.Entry<String, Json> each : settings.fields().entrySet()) {
      all = all.with(each.getKey(), orBlank((Json.Obj) each.getValue()));
    }
    return all;
  }

  private static Json.Obj orBlank(Json.Obj shape) {
    Json.Obj inner = shape;
    for (Map.Entry<String, Json> each : shape.fields().entrySet()) {
      switch (each.getKey()) {
        case "$ref" -> inner = inner.with("$ref", ((Json.Text) each.getValue()).value() + BLANKS);
        case "items", "additionalProperties" -> {
          if (each.getValue() instanceof Json.Obj part) {
            inner = inner.with(each.getKey(), orBlank(part));
          }
        }
        case "anyOf", "allOf" -> {
          List<Json> parts =
              ((Json.Arr) each.getValue())
                  .items().stream().<Json>map(part -> orBlank((Json.Obj) part)).toList();
          inner = inner.with(each.getKey(), new Json.Arr(parts));
        }
        default -> {}
      }
    }
    return shape.fields().containsKey("allOf")
        ? inner
        : Json.Obj.EMPTY.with("anyOf", new Json.Arr(List.of(inner, BLANK)));
  }

  private static Json.Obj field(Json.Obj of, String name) {
    return (Json.Obj) value(of, name);
  }

  private static Json value(Json.Obj of, String name) {
    return of.fields().getOrDefault(name, Json.Obj.EMPTY);
  }
}
