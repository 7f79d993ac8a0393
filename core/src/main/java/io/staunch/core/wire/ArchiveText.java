package io.staunch.core.wire;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.history.Archive;
import io.staunch.core.history.Archive.Head;
import io.staunch.core.history.Archive.Life;
import io.staunch.core.history.Archive.Line;
import io.staunch.core.history.Archive.Row;
import io.staunch.core.history.LifeFacts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The written forms of an {@link Archive}, a line for each life and each row: comma-separated
 * values with what is not a row behind {@code #}, or one JSON object on each line.
 */
public enum ArchiveText {
  CSV {
    @Override
    public List<String> write(Line line) {
      return switch (line) {
        case Head head ->
            List.of(
                TITLE + head.format(),
                "# host," + joined(Stream.of(head.host())),
                "# service," + joined(Stream.of(head.service())),
                "# life,id,started,ceiling,executable,command",
                COLUMNS);
        case Life life -> List.of(csv(life));
        case Row row -> List.of(csv(row));
      };
    }
  },
  JSON {
    @Override
    public List<String> write(Line line) {
      return List.of(CODEC.text(Line.class, line));
    }
  };

  static final String TITLE = "# staunch-history ";
  static final String COLUMNS = "at,seconds,life,low,mean,high,readings,server_used,server_total";
  private static final String PLAIN = "0000-00-00T00:00:00Z";
  static final Codec CODEC = new Codec();

  /** A line of the archive as lines of text. */
  public abstract List<String> write(Line line);

  private static String csv(Life life) {
    LifeFacts facts = life.facts();
    return "# life,"
        + joined(
            Stream.of(
                life.id().id(),
                life.started().toString(),
                facts.ceiling().map(bytes -> String.valueOf(bytes.value())).orElse(""),
                facts.executable().orElse(""),
                facts.command().orElse("")));
  }

  private static String csv(Row row) {
    return joined(
        Stream.of(
            row.at().toString(),
            String.valueOf(row.span().toSeconds()),
            row.life().id(),
            String.valueOf(row.low().value()),
            String.valueOf(row.mean().value()),
            String.valueOf(row.high().value()),
            String.valueOf(row.readings()),
            String.valueOf(row.used().value()),
            String.valueOf(row.total().value())));
  }

  private static String joined(Stream<String> fields) {
    return fields.map(ArchiveText::quoted).collect(Collectors.joining(","));
  }

  /** As RFC 4180 has it; line feeds are no part of a name. */
  private static String quoted(String field) {
    String flat = field.replace('\n', ' ').replace('\r', ' ');
    return flat.contains(",") || flat.contains("\"")
        ? "\"" + flat.replace("\"", "\"\"") + "\""
        : flat;
  }

  /** What a row of comma-separated values says. */
  static Parsed<Line> row(String text) {
    List<String> fields = fields(text);
    if (fields.size() != 9) {
      return new Parsed.Bad<>("has " + fields.size() + " fields, a row has 9: " + COLUMNS);
    }
    try {
      return new Parsed.Good<>(
          new Row(
              instant(fields.get(0), "at"),
              Duration.ofSeconds(number(fields.get(1), "seconds")),
              new Incarnation(fields.get(2)),
              bytes(fields.get(3), "low"),
              bytes(fields.get(4), "mean"),
              bytes(fields.get(5), "high"),
              number(fields.get(6), "readings"),
              bytes(fields.get(7), "server_used"),
              bytes(fields.get(8), "server_total")));
    } catch (IllegalArgumentException e) {
      return new Parsed.Bad<>(String.valueOf(e.getMessage()));
    }
  }

  /** What a line behind {@code # life,} says. */
  static Parsed<Line> life(String text) {
    List<String> fields = fields(text);
    if (fields.size() != 5) {
      return new Parsed.Bad<>(
          "has " + fields.size() + " fields, a life has 5: id,started,ceiling,executable,command");
    }
    try {
      Optional<Bytes> ceiling =
          fields.get(2).isEmpty() ? Optional.empty() : Optional.of(bytes(fields.get(2), "ceiling"));
      LifeFacts facts = new LifeFacts(known(fields.get(3)), known(fields.get(4)), ceiling);
      return new Parsed.Good<>(
          new Life(new Incarnation(fields.get(0)), instant(fields.get(1), "started"), facts));
    } catch (IllegalArgumentException e) {
      return new Parsed.Bad<>(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static Bytes bytes(String text, String name) {
    return new Bytes(number(text, name));
  }

  private static long number(String text, String name) {
    boolean digits = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) {
      throw new IllegalArgumentException(name + " is \"" + text + "\", expected a whole number");
    }
    return Long.parseLong(text);
  }

  private static Instant instant(String text, String name) {
    try {
      return isPlain(text) ? plain(text) : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " is \"" + text + "\", expected a time such as 2025-11-01T03:00:00Z", e);
    }
  }

  /** Whether it is a time as exports write it, to the second; a month of samples has millions. */
  private static boolean isPlain(String text) {
    if (text.length() != PLAIN.length()) {
      return false;
    }
    for (int i = 0; i < PLAIN.length(); i++) {
      char expected = PLAIN.charAt(i);
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static Instant plain(String text) {
    LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    int second =
        LocalTime.of(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19))
            .toSecondOfDay();
    return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + second);
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  static List<String> fields(String text) {
    List<String> fields = new ArrayList<>(9);
    if (text.indexOf('"') < 0) {
      int from = 0;
      for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
        fields.add(text.substring(from, comma));
        from = comma + 1;
      }
      fields.add(text.substring(from));
      return fields;
    }
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
