package io.staunch.core.guard;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When which rule may act and which service may be acted on; who is not named always may.
 *
 * @param rules by name of the rule
 * @param services by name of the service
 */
public record Timetable(SortedMap<String, Hours> rules, SortedMap<String, Hours> services) {
  public static final Timetable NONE = new Timetable(new TreeMap<>(), new TreeMap<>());

  public Timetable {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
  }

  public Hours ofRule(String name) {
    return Optional.ofNullable(rules.get(name)).orElse(Hours.ALWAYS);
  }

  public Hours ofService(String name) {
    return Optional.ofNullable(services.get(name)).orElse(Hours.ALWAYS);
  }
}
