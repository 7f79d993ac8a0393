package io.staunch.core.wire;

import io.staunch.core.history.Archive;
import io.staunch.core.history.Archive.Head;
import io.staunch.core.history.Archive.Life;
import io.staunch.core.history.Archive.Line;
import io.staunch.core.history.Archive.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads an {@link Archive} in either of its written forms, a line at a time. A problem names file
 * and line, what was found there, and the cure.
 */
public final class ArchiveReader {
  private static final String CURE = "; mend the line, or export the file again";

  private final String name;
  private final List<Life> lives = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final SortedSet<String> known = new TreeSet<>();
  private Optional<Integer> format = Optional.empty();
  private String host = "";
  private String service = "";
  private boolean json;
  private int number;

  private ArchiveReader(String name) {
    this.name = name;
  }

  /**
   * Reads a whole archive.
   *
   * @param name what problems call the file
   */
  public static Parsed<Archive> read(String name, Iterator<String> lines) {
    return new ArchiveReader(name).read(lines);
  }

  private Parsed<Archive> read(Iterator<String> lines) {
    while (lines.hasNext()) {
      number++;
      Optional<String> problem = take(lines.next());
      if (problem.isPresent()) {
        return new Parsed.Bad<>(name + ":" + number + ": " + problem.get());
      }
    }
    if (format.isEmpty()) {
      return new Parsed.Bad<>(name + ":1: is empty; " + "export the file again");
    }
    rows.sort(Comparator.comparing(Row::at));
    return new Parsed.Good<>(new Archive(new Head(Archive.FORMAT, host, service), lives, rows));
  }

  /** What is wrong with the line; empty where it was taken. */
  private Optional<String> take(String line) {
    if (format.isEmpty()) {
      return first(line);
    }
    if (line.isBlank() || (!json && line.equals(ArchiveText.COLUMNS))) {
      return Optional.empty();
    }
    return json
        ? put(ArchiveText.CODEC.parse(Line.class, line))
        : line.startsWith("#") ? note(line) : put(ArchiveText.row(line));
  }

  private Optional<String> first(String line) {
    json = line.startsWith("{");
    if (json) {
      return put(ArchiveText.CODEC.parse(Line.class, line));
    }
    String title = ArchiveText.TITLE;
    return line.startsWith(title) && line.substring(title.length()).matches("[0-9]{1,9}")
        ? format(Integer.parseInt(line.substring(title.length())))
        : Optional.of(
            "is no exported history: expected \""
                + title
                + Archive.FORMAT
                + "\" or a JSON object of the type Head; write one with staunch history SERVICE --export FILE");
  }

  private Optional<String> format(int found) {
    format = Optional.of(found);
    return found >= 1 && found <= Archive.FORMAT
        ? Optional.empty()
        : Optional.of(
            "is of format %d, this release reads format %d; read it with the release that wrote it"
                .formatted(found, Archive.FORMAT));
  }

  private Optional<String> note(String line) {
    if (line.equals("# life,id,started,ceiling,executable,command")) {
      return Optional.empty();
    }
    if (line.startsWith("# life,")) {
      return put(ArchiveText.life(line.substring("# life,".length())));
    }
    if (line.startsWith("# host,")) {
      host = ArchiveText.fields(line.substring("# host,".length())).getFirst();
    } else if (line.startsWith("# service,")) {
      service = ArchiveText.fields(line.substring("# service,".length())).getFirst();
    }
    // any other remark is a person's
    return Optional.empty();
  }

  private Optional<String> put(Parsed<Line> parsed) {
    return switch (parsed) {
      case Parsed.Bad<Line>(String problem) -> Optional.of(problem + CURE);
      case Parsed.Good<Line>(Line line) -> put(line);
    };
  }

  private Optional<String> put(Line line) {
    if (format.isEmpty() && !(line instanceof Head)) {
      return Optional.of("a line of the type Head must come first" + CURE);
    }
    switch (line) {
      case Head head -> {
        host = head.host();
        service = head.service();
        return format(head.format());
      }
      case Life life -> {
        if (lives.size() >= Archive.MOST_LIVES) {
          return tooMany(Archive.MOST_LIVES, "lives");
        }
        lives.add(life);
        known.add(life.id().id());
      }
      case Row row -> {
        if (rows.size() >= Archive.MOST_ROWS) {
          return tooMany(Archive.MOST_ROWS, "rows");
        }
        if (!known.contains(row.life().id())) {
          return Optional.of(
              "names the life " + row.life() + ", which no line before describes" + CURE);
        }
        rows.add(row);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tooMany(int most, String what) {
    return Optional.of(
        "is one of more than %d %s; export a shorter time with --since and --until"
            .formatted(most, what));
  }
}
