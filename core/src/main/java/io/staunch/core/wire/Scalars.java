package io.staunch.core.wire;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The forms of single values. */
final class Scalars {
  private Scalars() {}

  /** How one type is written and read. */
  private record Scalar(Function<Object, Json> writing, Reading reading) implements Form {
    @Override
    public Json write(Object value) {
      return writing.apply(value);
    }

    @Override
    public Object read(Json json) throws Mismatch {
      return reading.read(json);
    }
  }

  private interface Reading {
    Object read(Json json) throws Mismatch;
  }

  static Optional<Form> of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return Optional.of(new Scalar(v -> Json.Num.of((Integer) v), Scalars::readInt));
    } else if (type == long.class || type == Long.class) {
      return Optional.of(new Scalar(v -> Json.Num.of((Long) v), Scalars::readLong));
    } else if (type == double.class || type == Double.class) {
      return Optional.of(new Scalar(v -> Json.Num.of((Double) v), Scalars::readDouble));
    } else if (type == boolean.class || type == Boolean.class) {
      return Optional.of(new Scalar(v -> new Json.Bool((Boolean) v), Scalars::readBoolean));
    } else if (type == Bytes.class) {
      return Optional.of(
          new Scalar(v -> Json.Num.of(((Bytes) v).value()), json -> new Bytes(readLong(json))));
    } else if (type == String.class) {
      return Optional.of(new Scalar(v -> new Json.Text((String) v), json -> text("a text", json)));
    } else if (type == Incarnation.class) {
      return Optional.of(new Scalar(Scalars::spelled, Scalars::readIncarnation));
    } else if (type == Duration.class) {
      return Optional.of(spelled("a duration such as PT90S", Duration::parse));
    } else if (type == Instant.class) {
      return Optional.of(spelled("a time such as 2025-11-01T03:00:00Z", Instant::parse));
    } else if (type == LocalTime.class) {
      return Optional.of(spelled("a time of the day such as 22:30", LocalTime::parse));
    } else if (type == ZoneId.class) {
      return Optional.of(spelled("a time zone such as Europe/Berlin", ZoneId::of));
    } else if (type == Json.class) {
      return Optional.of(new Scalar(v -> (Json) v, json -> json));
    } else if (type.isEnum()) {
      return Optional.of(enumeration(type));
    }
    return Optional.empty();
  }

  private static Form enumeration(Class<?> type) {
    List<Enum<?>> constants = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      constants.add((Enum<?>) constant);
    }
    return new Scalar(
        v -> new Json.Text(((Enum<?>) v).name()),
        json -> {
          String name = text("one of " + constants, json);
          for (Enum<?> constant : constants) {
            if (constant.name().equals(name)) {
              return constant;
            }
          }
          throw Mismatch.expected("one of " + constants, json);
        });
  }

  private static Json spelled(Object value) {
    return new Json.Text(value.toString());
  }

  static String text(String what, Json json) throws Mismatch {
    if (json instanceof Json.Text(String text)) {
      return text;
    }
    throw Mismatch.expected(what, json);
  }

  private static Object readInt(Json json) throws Mismatch {
    long value = readLong(json);
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw Mismatch.expected("a whole number of 32 bits", json);
    }
    return (int) value;
  }

  private static long readLong(Json json) throws Mismatch {
    if (json instanceof Json.Num(String literal)) {
      try {
        return Long.parseLong(literal);
      } catch (NumberFormatException _) {
        throw Mismatch.expected("a whole number of 64 bits", json);
      }
    }
    throw Mismatch.expected("a whole number", json);
  }

  private static Object readDouble(Json json) throws Mismatch {
    if (json instanceof Json.Num(String literal)) {
      double value = Double.parseDouble(literal);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw Mismatch.expected("a number", json);
  }

  private static Object readBoolean(Json json) throws Mismatch {
    if (json instanceof Json.Bool(boolean truth)) {
      return truth;
    }
    throw Mismatch.expected("true or false", json);
  }

  private static Object readIncarnation(Json json) throws Mismatch {
    String id = text("the id of a life", json);
    if (id.isBlank()) {
      throw Mismatch.expected("the id of a life", json);
    }
    return new Incarnation(id);
  }

  /** A value that its own class spells and parses. */
  private static Scalar spelled(String what, Function<String, Object> parse) {
    return new Scalar(
        Scalars::spelled,
        json -> {
          try {
            return parse.apply(text(what, json));
          } catch (DateTimeException | ArithmeticException _) {
            throw Mismatch.expected(what, json);
          }
        });
  }
}
