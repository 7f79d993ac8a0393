package io.staunch.agent.main.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies on histories whose end is known. */
final class BacktestTest {
  private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  private static final long MIB = 1L << 20;

  /** Minutes of history; a row each. */
  private static final int THREE_DAYS = 3 * 24 * 60;

  @TempDir private Path folder;

  private Path policy(String name, String limit) throws IOException {
    return Files.write(
        folder.resolve(name + ".yaml"),
        List.of(
            "kind: policy",
            "name: " + name,
            "candidates: [web, api]",
            "rules:",
            "  limit: {services: \"*\", limit: " + limit + ", for: 10m}"));
  }

  /** A service's memory in MiB by the minute; it lives anew at each of these minutes. */
  private Path history(String host, String service, IntToLongFunction memory, int... births)
      throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "# staunch-history 1",
                "# host," + host,
                "# service," + service,
                "# life,id,started,ceiling,executable,command"));
    int[] begins = new int[births.length + 1];
    System.arraycopy(births, 0, begins, 1, births.length);
    for (int birth : begins) {
      lines.add("# life,%s-%d,%s,%d,,".formatted(service, birth, at(birth), 1000 * MIB));
    }
    lines.add("at,seconds,life,low,mean,high,readings,server_used,server_total");
    for (int minute = 0; minute < THREE_DAYS; minute++) {
      int now = minute;
      int birth = Arrays.stream(begins).filter(one -> one <= now).max().orElse(0);
      long bytes = memory.applyAsLong(minute) * MIB;
      lines.add(
          "%s,0,%s-%d,%d,%d,%d,1,%d,%d"
              .formatted(
                  at(minute), service, birth, bytes, bytes, bytes, bytes + 1000 * MIB, 8000 * MIB));
    }
    return Files.write(folder.resolve(host + "-" + service + ".csv"), lines);
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static Backtest.Answer answer(List<Path> policies, Path... history) throws IOException {
    return Backtest.of(
        new Backtest.Question(policies, Optional.empty(), List.of(history), Optional.empty()));
  }

  private static List<String> text(List<Path> policies, Path... history) throws IOException {
    if (answer(policies, history) instanceof Backtest.Answer.Tried(Verdicts verdicts)) {
      return VerdictsText.of(verdicts, ZoneOffset.UTC, Terminal.PLAIN);
    }
    throw new AssertionError(answer(policies, history));
  }

  /** From 100 MiB up by a mebibyte each two minutes, until the kernel ends it at its ceiling. */
  private static long leak(int minute) {
    return 100 + (minute % 1800L) / 2;
  }

  @Test
  void a_leak_is_restarted_ahead_of_its_ceiling_and_saved() throws IOException {
    assertThat(
            text(
                List.of(policy("limits", "800MiB")),
                history("web01", "web", BacktestTest::leak, 1800, 3600)))
        .containsExactly(
            "back-test of web01: 1 service, 11-01 00:00 to 11-03 23:59 (2d 23h), a sample each"
                + " 1m, as if in mode enforce",
            "",
            "limits",
            "  would have restarted web twice",
            "  saved 2 of 2 exhaustions",
            "  needless restarts 0",
            "    11-01 23:32  restart web by limit: memory was used up 5h 48m later",
            "    11-03 05:32  restart web by limit: memory was used up 5h 48m later");
  }

  @Test
  void what_it_would_restart_for_nothing_is_said_and_what_it_would_miss() throws IOException {
    Path busy = history("web01", "api", minute -> minute >= 600 && minute < 900 ? 500 : 200);
    Path leaking = history("web01", "web", BacktestTest::leak, 1800, 3600);

    assertThat(text(List.of(policy("tight", "400MiB"), policy("loose", "1200MiB")), busy, leaking))
        .contains(
            "  would have restarted web 5 times, restarted api once",
            "  needless restarts 1, too early to tell 1",
            "  would have done nothing",
            "  saved 0 of 2 exhaustions",
            "    11-02 05:20  not saved: web")
        .containsSequence(
            "policy  acts   saved  needless  too early  shortest lead",
            "tight      6  2 of 2         1          1         8h 56m",
            "loose      0  0 of 2         0          0              -");
  }

  @Test
  void each_host_is_decided_on_by_itself() throws IOException {
    Path one = history("web01", "web", BacktestTest::leak, 1800, 3600);
    Path other = history("web02", "web", BacktestTest::leak, 1800, 3600);

    assertThat(text(List.of(policy("limits", "800MiB")), one, other))
        .contains("  would have restarted web 4 times", "  saved 4 of 4 exhaustions");
  }

  @Test
  void the_server_that_was_full_is_blamed_on_what_grew() throws IOException {
    Path policy =
        Files.write(
            folder.resolve("server.yaml"),
            List.of(
                "kind: policy",
                "name: server",
                "candidates: [web, api]",
                "rules:",
                "  full: {server-memory: 90%, for: 10m}"));
    Path web = history("web01", "web", minute -> 100 + minute * 7000L / THREE_DAYS);
    Path host = folder.resolve("no-ceiling.csv");
    Files.write(
        host,
        Files.readAllLines(web).stream()
            .map(line -> line.replace("," + 1000 * MIB + ",,", ",,,"))
            .toList());

    assertThat(text(List.of(policy), host))
        .contains("  would have restarted web once", "  saved 1 of 1 exhaustion");
  }

  @Test
  void every_file_that_is_bad_is_named() throws IOException {
    Path good = history("web01", "web", BacktestTest::leak);
    Path same = Files.copy(good, folder.resolve("copy.csv"));
    Path bad = Files.writeString(folder.resolve("bad.csv"), "hello\n");

    assertThat(answer(List.of(policy("limits", "800MiB")), good, same, bad))
        .isInstanceOfSatisfying(
            Backtest.Answer.Bad.class,
            answer ->
                assertThat(answer.problems())
                    .hasSize(2)
                    .anyMatch(each -> each.contains("copy.csv is the history of web on web01"))
                    .anyMatch(each -> each.startsWith(bad + ":1: is no exported history")));
    assertThat(answer(List.of(policy("odd", "lots")), good))
        .isInstanceOfSatisfying(
            Backtest.Answer.Bad.class,
            answer ->
                assertThat(answer.problems()).singleElement().asString().contains("odd.yaml:5:"));
  }
}
