package io.staunch.core.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values that hold others; a missing one is an empty one. */
final class Containers {
  private Containers() {}

  record OptionalForm(Form of) implements Form {
    @Override
    public Optional<Json> field(Object value) {
      return ((Optional<?>) value).map(of::write);
    }

    @Override
    public Json write(Object value) {
      return field(value).orElseGet(Json.Null::new);
    }

    @Override
    public Object read(Json json) throws Mismatch {
      return json instanceof Json.Null ? missing() : Optional.of(of.read(json));
    }

    @Override
    public Object missing() {
      return Optional.empty();
    }
  }

  record ListForm(Form of) implements Form {
    @Override
    public Json write(Object value) {
      return new Json.Arr(((List<?>) value).stream().map(of::write).toList());
    }

    @Override
    public Object read(Json json) throws Mismatch {
      if (!(json instanceof Json.Arr(List<Json> items))) {
        throw Mismatch.expected("a list", json);
      }
      List<Object> values = new ArrayList<>(items.size());
      for (Json item : items) {
        try {
          values.add(of.read(item));
        } catch (Mismatch e) {
          throw e.inItem(values.size());
        }
      }
      return Collections.unmodifiableList(values);
    }

    @Override
    public Object missing() {
      return List.of();
    }
  }

  record MapForm(Form of) implements Form {
    @Override
    public Json write(Object value) {
      Map<String, Json> fields = new LinkedHashMap<>();
      ((SortedMap<?, ?>) value).forEach((key, item) -> fields.put((String) key, of.write(item)));
      return new Json.Obj(fields);
    }

    @Override
    public Object read(Json json) throws Mismatch {
      if (!(json instanceof Json.Obj(Map<String, Json> fields))) {
        throw Mismatch.expected("an object", json);
      }
      SortedMap<String, Object> values = new TreeMap<>();
      for (Map.Entry<String, Json> field : fields.entrySet()) {
        try {
          values.put(field.getKey(), of.read(field.getValue()));
        } catch (Mismatch e) {
          throw e.inField(field.getKey());
        }
      }
      return Collections.unmodifiableSortedMap(values);
    }

    @Override
    public Object missing() {
      return Collections.emptySortedMap();
    }
  }
}
