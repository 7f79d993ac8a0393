package io.staunch.policy.setting;

import java.util.Optional;

/**
 * One setting, described once: from here it is read, bounded, shown and documented.
 *
 * @param name the word before the colon
 * @param fallback what holds where it is not written
 * @param required whether it must be written
 * @param absent in words, what holds where it is neither written nor has a fallback
 * @param sentence what it does, for operators
 */
public record Setting<T>(
    String name,
    Kind<T> kind,
    Optional<T> fallback,
    boolean required,
    String absent,
    String sentence) {

  /** One that must be written. */
  public static <T> Setting<T> required(String name, Kind<T> kind, String sentence) {
    return new Setting<>(name, kind, Optional.empty(), true, "", sentence);
  }

  /** One with a default. */
  public static <T> Setting<T> of(String name, Kind<T> kind, T fallback, String sentence) {
    return new Setting<>(name, kind, Optional.of(fallback), false, "", sentence);
  }

  /**
   * One that may be left out.
   *
   * @param absent what holds then
   */
  public static <T> Setting<T> optional(String name, Kind<T> kind, String absent, String sentence) {
    return new Setting<>(name, kind, Optional.empty(), false, absent, sentence);
  }

  /** What the reference says of leaving it out. */
  public String defaultShown() {
    if (required) {
      return "required";
    }
    return fallback.map(value -> "`" + kind.show(value) + "`").orElse(absent);
  }
}
