package io.staunch.core.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Turns records into JSON and back, by their components: the one place that uses reflection, so
 * that a new fact needs no second description of itself.
 *
 * <p>Field names are component names in kebab case. A value whose declared type is a sealed
 * interface says which it is in a field {@code type}. Bytes and lives are plain numbers and texts,
 * times are ISO 8601, an empty Optional is left out. Reading ignores fields it does not know, so
 * that release N reads N+1; and takes a missing Optional, List or SortedMap as empty, so that N
 * reads N−1: what a later release adds to a record must be one of these.
 *
 * <p>Safe for use by several threads.
 */
public final class Codec {
  private final ClassValue<Form> forms =
      new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
          return make(type);
        }
      };

  /**
   * Writes {@code value} as the declared type {@code as}; throws where a type has no JSON form or a
   * number is not finite.
   */
  public <T> Json write(Class<T> as, T value) {
    return forms.get(as).write(value);
  }

  /**
   * Reads a {@code T}; a problem names the path of the field, what was found and what was expected.
   */
  public <T> Parsed<T> read(Class<T> as, Json json) {
    try {
      return new Parsed.Good<>(as.cast(forms.get(as).read(json)));
    } catch (Mismatch e) {
      return new Parsed.Bad<>(e.problem());
    }
  }

  /** {@link #write} on one line. */
  public <T> String text(Class<T> as, T value) {
    return write(as, value).compact();
  }

  /** {@link Json#parse} and {@link #read} in one. */
  public <T> Parsed<T> parse(Class<T> as, String text) {
    return Json.parse(text).then(json -> read(as, json));
  }

  /**
   * The form of a component's declared type; looked up late, since records may contain themselves.
   */
  Form form(Type type) {
    if (type instanceof Class<?> raw) {
      return new Form.Late(() -> forms.get(raw));
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      Type raw = generic.getRawType();
      if (raw == Optional.class) {
        return new Containers.OptionalForm(form(of[0]));
      }
      if (raw == List.class) {
        return new Containers.ListForm(form(of[0]));
      }
      if (raw == SortedMap.class && of[0] == String.class) {
        return new Containers.MapForm(form(of[1]));
      }
    }
    throw new IllegalArgumentException(type.getTypeName() + " has no JSON form");
  }

  private Form make(Class<?> type) {
    return Scalars.of(type)
        .or(() -> type.isRecord() ? Optional.of(new RecordForm(type, this)) : Optional.empty())
        .or(() ->
            type.isSealed() ? Optional.of(new SealedForm(type, forms::get)) : Optional.empty())
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no JSON form"));
  }
}
