package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/trace.md promises nothing that is not there. */
class TraceTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

  private static final String TRACE = Checkout.text(Checkout.root().resolve("docs/trace.md"));

  @Test
  void every_named_test_exists() {
    List<String> missing = new ArrayList<>();
    NAMED
        .matcher(TRACE)
        .results()
        .filter(found -> !Tests.has(found.group(1), found.group(2)))
        .forEach(found -> missing.add(found.group()));

    assertThat(missing).isEmpty();
    assertThat(NAMED.matcher(TRACE).results().count()).isGreaterThan(30);
  }

  @Test
  void every_line_says_what_shows_it_or_that_nothing_does_yet() {
    assertThat(TRACE.lines().filter(line -> line.startsWith("| ")))
        .filteredOn(line -> !line.endsWith("| shown by |"))
        .filteredOn(line -> !saysSo(line))
        .isEmpty();
  }

  private static boolean saysSo(String line) {
    return line.contains("not yet")
        || NAMED.matcher(line).find()
        || line.contains("`./staunch ")
        || line.contains("](");
  }
}
