package io.staunch.core.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record as an object: one field per component, in their order. */
final class RecordForm implements Form {
  private final Constructor<?> constructor;
  private final List<Field> fields = new ArrayList<>();

  private record Field(String name, Method accessor, Form form) {}

  RecordForm(Class<?> type, Codec codec) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      parameters[i] = component.getType();
      fields.add(
          new Field(kebab(component.getName()), component.getAccessor(), form(component, codec)));
    }
    try {
      this.constructor = type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  private static Form form(RecordComponent component, Codec codec) {
    try {
      return codec.form(component.getGenericType());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(component + ": " + e.getMessage(), e);
    }
  }

  /** {@code expectedGain} as {@code expected-gain}. */
  static String kebab(String name) {
    StringBuilder kebab = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        kebab.append('-').append(Character.toLowerCase(c));
      } else {
        kebab.append(c);
      }
    }
    return kebab.toString();
  }

  @Override
  public Json write(Object value) {
    Map<String, Json> written = new LinkedHashMap<>();
    for (Field field : fields) {
      field
          .form
          .field(call(field.accessor, value))
          .ifPresent(json -> written.put(field.name, json));
    }
    return new Json.Obj(written);
  }

  private static Object call(Method accessor, Object value) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(accessor + " cannot be called", e);
    }
  }

  @Override
  public Object read(Json json) throws Mismatch {
    if (!(json instanceof Json.Obj(Map<String, Json> found))) {
      throw Mismatch.expected("an object", json);
    }
    Object[] arguments = new Object[fields.size()];
    for (int i = 0; i < arguments.length; i++) {
      Field field = fields.get(i);
      Json value = found.get(field.name);
      try {
        arguments[i] = value == null ? field.form.missing() : field.form.read(value);
      } catch (Mismatch e) {
        throw e.inField(field.name);
      }
    }
    return construct(arguments);
  }

  private Object construct(Object[] arguments) throws Mismatch {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new Mismatch("is refused: " + refused.getMessage());
      }
      throw new IllegalStateException(constructor + " failed", e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(constructor + " cannot be called", e);
    }
  }
}
