package io.staunch.agent.main.cli;

import io.staunch.policy.setting.Typed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moments as people type them. */
final class Times {
  private Times() {}

  /**
   * A duration back from now such as {@code 14d}, or a moment: {@code 2025-11-01}, {@code
   * 2025-11-01T03:00}, {@code 2025-11-01T03:00:00Z}; without an offset it is of {@code zone}. Empty
   * where it is none.
   */
  static Optional<Instant> read(String text, Instant now, ZoneId zone) {
    Optional<Instant> back = Typed.duration(text).map(now::minus);
    if (back.isPresent()) {
      return back;
    }
    List<Function<String, Instant>> forms =
        List.of(
            day -> LocalDate.parse(day).atStartOfDay(zone).toInstant(),
            local -> LocalDateTime.parse(local).atZone(zone).toInstant(),
            whole -> OffsetDateTime.parse(whole).toInstant());
    for (Function<String, Instant> form : forms) {
      try {
        return Optional.of(form.apply(text));
      } catch (DateTimeParseException e) {
        // another form may fit
      }
    }
    return Optional.empty();
  }
}
