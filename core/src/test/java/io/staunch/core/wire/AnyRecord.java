package io.staunch.core.wire;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes any value that a type can have, from a seed: every branch of every sealed type comes up
 * over a few seeds.
 */
final class AnyRecord {
  private static final String[] TEXTS = {
    "",
    "web",
    "a \"quoted\" word",
    "C:\\temp",
    "line\nfeed",
    "tab\t",
    "Ω λ 漢字",
    "\ud83d\ude00",
    "\ud83d",
    "\u0001\u007f\u009b",
    "/"
  };
  private static final String[] ZONES = {"Europe/Berlin", "America/New_York", "UTC", "Z", "+05:30"};
  private final SplittableRandom random;
  private final Set<Class<?>> made = new LinkedHashSet<>();

  AnyRecord(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Every record and enum of which a value was made so far. */
  Set<Class<?>> made() {
    return made;
  }

  <T> T any(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> raw = (Class<?>) type;
    if (raw == int.class || raw == Integer.class) {
      return random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(100);
    } else if (raw == long.class || raw == Long.class) {
      return random.nextInt(8) == 0 ? random.nextLong() : random.nextLong(1L << 40);
    } else if (raw == double.class || raw == Double.class) {
      return random.nextBoolean() ? random.nextDouble() : random.nextGaussian() * 1e12;
    } else if (raw == boolean.class || raw == Boolean.class) {
      return random.nextBoolean();
    } else if (raw == String.class) {
      return TEXTS[random.nextInt(TEXTS.length)];
    } else if (raw == Bytes.class) {
      return new Bytes(random.nextLong(-(1L << 30), 1L << 40));
    } else if (raw == Incarnation.class) {
      return Incarnation.of(
          "boot-" + random.nextInt(3), random.nextInt(1, 99999), random.nextLong(1L << 30));
    } else if (raw == Duration.class) {
      return Duration.ofNanos(random.nextLong(-1_000_000_000L, 1L << 50));
    } else if (raw == Instant.class) {
      return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    } else if (raw == LocalTime.class) {
      return LocalTime.ofSecondOfDay(random.nextInt(86_400));
    } else if (raw == ZoneId.class) {
      return ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
    } else if (raw.isEnum()) {
      made.add(raw);
      Object[] constants = raw.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (raw.isSealed()) {
      Class<?>[] permitted = raw.getPermittedSubclasses();
      return value(permitted[random.nextInt(permitted.length)]);
    }
    return accepted(raw);
  }

  /**
   * Some records refuse some values (n of m readings, an order without steps): then others are
   * drawn.
   */
  private Object accepted(Class<?> type) {
    IllegalArgumentException last = new IllegalArgumentException();
    for (int attempt = 0; attempt < 1000; attempt++) {
      try {
        return record(type);
      } catch (IllegalArgumentException e) {
        last = e;
      }
    }
    throw new IllegalStateException("no valid " + type + " in 1000 draws", last);
  }

  private Object container(Type raw, Type[] of) {
    if (raw == Optional.class) {
      return random.nextBoolean() ? Optional.of(value(of[0])) : Optional.empty();
    }
    int size = random.nextInt(4);
    if (raw == List.class) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(value(of[0]));
      }
      return list;
    }
    if (raw == SortedMap.class) {
      SortedMap<String, Object> map = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        map.put("key " + random.nextInt(100), value(of[1]));
      }
      return map;
    }
    throw new IllegalStateException("no values for " + raw);
  }

  private Object record(Class<?> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Object[] arguments = new Object[components.length];
      Class<?>[] parameters = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        arguments[i] = value(components[i].getGenericType());
        parameters[i] = components[i].getType();
      }
      Object made = type.getDeclaredConstructor(parameters).newInstance(arguments);
      this.made.add(type);
      return made;
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
