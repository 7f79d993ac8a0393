package io.staunch.core.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A choice as an object whose field {@code type} says which of the permitted records it is. */
final class SealedForm implements Form {
  private final SortedMap<String, Class<?>> choices = new TreeMap<>();
  private final Function<Class<?>, Form> forms;

  SealedForm(Class<?> type, Function<Class<?>, Form> forms) {
    this.forms = forms;
    gather(type);
  }

  private void gather(Class<?> type) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        gather(permitted);
      } else if (!permitted.isRecord()) {
        throw new IllegalArgumentException(
            permitted.getName() + " is no record and has no JSON form");
      } else if (choices.put(permitted.getSimpleName(), permitted) != null) {
        throw new IllegalArgumentException(
            type.getName() + " permits two named " + permitted.getSimpleName());
      }
    }
  }

  @Override
  public Json write(Object value) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("type", new Json.Text(value.getClass().getSimpleName()));
    if (forms.apply(value.getClass()).write(value) instanceof Json.Obj(Map<String, Json> own)) {
      own.forEach((name, json) -> {
        if (fields.put(name, json) != null) {
          throw new IllegalArgumentException(value.getClass() + " has a component named type");
        }
      });
    }
    return new Json.Obj(fields);
  }

  @Override
  public Object read(Json json) throws Mismatch {
    if (!(json instanceof Json.Obj(Map<String, Json> fields))) {
      throw Mismatch.expected("an object", json);
    }
    String what = "one of " + String.join(", ", choices.keySet());
    Json type = fields.get("type");
    if (type == null) {
      throw new Mismatch("is missing; it is " + what).inField("type");
    }
    if (!(type instanceof Json.Text(String name)) || !choices.containsKey(name)) {
      throw Mismatch.expected(what, type).inField("type");
    }
    return forms.apply(choices.get(name)).read(json);
  }
}
