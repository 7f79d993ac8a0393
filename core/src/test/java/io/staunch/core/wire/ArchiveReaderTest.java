package io.staunch.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.history.Archive;
import io.staunch.core.history.LifeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveReaderTest {
  private static final Instant START = Instant.parse("2025-11-01T03:00:00Z");
  private static final Archive ARCHIVE =
      new Archive(
          new Archive.Head(Archive.FORMAT, "app-1", "shop, the \"new\" one"),
          List.of(
              new Archive.Life(new Incarnation("7:70@boot"), START, LifeFacts.NONE),
              new Archive.Life(
                  new Incarnation("8:80@boot"),
                  START.plusSeconds(60),
                  new LifeFacts(
                      Optional.of("/usr/bin/java"),
                      Optional.of("java -jar \"shop 2\".jar,x"),
                      Optional.of(Bytes.ofMebi(512))))),
          List.of(
              row(0, 3600, "7:70@boot"), row(3600, 300, "8:80@boot"), row(3900, 0, "8:80@boot")));

  private static Archive.Row row(int second, int span, String life) {
    Bytes mean = Bytes.ofMebi(second);
    Bytes some = Bytes.ofKibi(span);
    return new Archive.Row(
        START.plusSeconds(second),
        Duration.ofSeconds(span),
        new Incarnation(life),
        mean,
        mean,
        mean.plus(some),
        span + 1,
        Bytes.ofMebi(600),
        Bytes.ofMebi(1000));
  }

  private static List<String> written(ArchiveText text) {
    List<String> lines = new ArrayList<>(text.write(ARCHIVE.head()));
    ARCHIVE.lives().forEach(life -> lines.addAll(text.write(life)));
    ARCHIVE.rows().forEach(row -> lines.addAll(text.write(row)));
    return lines;
  }

  private static Parsed<Archive> read(List<String> lines) {
    return ArchiveReader.read("shop.csv", lines.iterator());
  }

  private static String problem(ArchiveText text, int line, String instead) {
    List<String> lines = written(text);
    lines.set(line - 1, instead);
    return read(lines) instanceof Parsed.Bad<Archive>(String problem) ? problem : "none";
  }

  @ParameterizedTest
  @EnumSource(ArchiveText.class)
  void what_was_written_is_read_again(ArchiveText text) {
    assertThat(read(written(text))).isEqualTo(new Parsed.Good<>(ARCHIVE));
  }

  @Test
  void comma_separated_values_open_with_their_format_and_name_their_columns() {
    assertThat(written(ArchiveText.CSV).subList(0, 8))
        .containsExactly(
            "# staunch-history 1",
            "# host,app-1",
            "# service,\"shop, the \"\"new\"\" one\"",
            "# life,id,started,ceiling,executable,command",
            "at,seconds,life,low,mean,high,readings,server_used,server_total",
            "# life,7:70@boot,2025-11-01T03:00:00Z,,,",
            "# life,8:80@boot,2025-11-01T03:01:00Z,536870912,/usr/bin/java,\"java -jar \"\"shop 2\"\".jar,x\"",
            "2025-11-01T03:00:00Z,3600,7:70@boot,0,0,3686400,3601,629145600,1048576000");
  }

  @Test
  void a_bad_line_is_named_with_what_is_wrong_and_the_cure() {
    String cure = "; mend the line, or export the file again";
    assertThat(problem(ArchiveText.CSV, 8, "2025-11-01T03:00:00Z,3600,7:70@boot,abc,0,0,1,1,1"))
        .isEqualTo("shop.csv:8: low is \"abc\", expected a whole number" + cure);
    assertThat(problem(ArchiveText.CSV, 8, "yesterday,3600,7:70@boot,0,0,0,1,1,1"))
        .isEqualTo(
            "shop.csv:8: at is \"yesterday\", expected a time such as 2025-11-01T03:00:00Z" + cure);
    assertThat(problem(ArchiveText.CSV, 9, "1,2,3"))
        .isEqualTo(
            "shop.csv:9: has 3 fields, a row has 9: at,seconds,life,low,mean,high,readings,server_used,server_total"
                + cure);
    assertThat(problem(ArchiveText.CSV, 9, "2025-11-01T03:00:00Z,0,9:9@boot,0,0,0,1,1,1"))
        .isEqualTo("shop.csv:9: names the life 9:9@boot, which no line before describes" + cure);
    assertThat(problem(ArchiveText.CSV, 9, "2025-11-01T03:00:00Z,0,7:70@boot,5,4,6,1,1,1"))
        .isEqualTo("shop.csv:9: low 5, mean 4 and high 6 are not in order" + cure);
    assertThat(problem(ArchiveText.CSV, 6, "# life,7:70@boot"))
        .startsWith("shop.csv:6: has 1 fields, a life has 5");
    assertThat(problem(ArchiveText.JSON, 4, "{\"type\":\"Row\",\"at\":5}"))
        .startsWith("shop.csv:4: at ")
        .endsWith(cure);
    assertThat(problem(ArchiveText.JSON, 4, "{\"type\":"))
        .startsWith("shop.csv:4: JSON at offset 8");
  }

  @Test
  void another_format_and_anything_else_are_refused() {
    assertThat(problem(ArchiveText.CSV, 1, "# staunch-history 2"))
        .isEqualTo(
            "shop.csv:1: is of format 2, this release reads format 1; read it with the release that wrote it");
    assertThat(
            problem(
                ArchiveText.JSON,
                1,
                "{\"type\":\"Head\",\"format\":2,\"host\":\"a\",\"service\":\"b\"}"))
        .startsWith("shop.csv:1: is of format 2, this release reads format 1");
    assertThat(problem(ArchiveText.CSV, 1, "dear diary"))
        .startsWith("shop.csv:1: is no exported history: expected \"# staunch-history 1\"");
    assertThat(read(List.of()))
        .isEqualTo(new Parsed.Bad<>("shop.csv:1: is empty; export the file again"));
  }

  @Test
  void remarks_of_a_person_and_blank_lines_are_passed_over() {
    List<String> lines = written(ArchiveText.CSV);
    lines.add(7, "# the night of the release");
    lines.add("");
    assertThat(read(lines)).isEqualTo(new Parsed.Good<>(ARCHIVE));
  }
}
