package io.staunch.agent.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.disk.HeadAnchor;
import io.staunch.agent.disk.LedgerFile;
import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.disk.Opened;
import io.staunch.agent.disk.Written;
import io.staunch.agent.link.Request;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger of two incidents: 2 to 4, where a restart was done, and 5 to 7, where it would have
 * been.
 */
final class JudgingTest {
  private static final Moment AT =
      new Moment(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1), "boot");

  @TempDir private Path folder;

  @BeforeEach
  void writeLedger() {
    Codec codec = new Codec();
    if (!(LedgerFile.open(folder, LedgerFile.Bounds.USUAL, codec, nowhere())
        instanceof Opened.Ready<LedgerFile>(LedgerFile file, var _, var _))) {
      throw new AssertionError("the ledger does not open");
    }
    try (file) {
      long number = 1;
      for (Fact fact :
          List.of(
              new Fact.Gap("lost"),
              new Fact.Found(finding()),
              decided(Optional.empty(), Rung.RESTART),
              new Fact.Gap("stands for the intent"),
              new Fact.Found(finding()),
              decided(Optional.of("cool-down"), Rung.RESTART),
              decided(Optional.of("mode"), Rung.RESTART))) {
        long incident = number == 1 ? 0 : number < 5 ? 2 : 5;
        assertThat(file.append(new Entry(number++, incident, AT, fact), true)).isNotNull();
      }
    }
  }

  private static HeadAnchor nowhere() {
    return new HeadAnchor() {
      @Override
      public Written anchor(long number, String hash) {
        return new Written.Kept(false);
      }

      @Override
      public String describe() {
        return "nowhere";
      }
    };
  }

  private static Finding finding() {
    return Finding.withoutRule("limit", Optional.of("web"), AT);
  }

  private static Fact.Decided decided(Optional<String> refusedBy, Rung rung) {
    return new Fact.Decided(
        finding(),
        "p@1",
        List.of(),
        Optional.of("web"),
        Optional.of(rung),
        List.of(),
        refusedBy,
        "so");
  }

  private Judging judging(String entry, String opinion) throws IOException {
    return Judging.of(
        new LedgerReader(folder, new Codec()),
        Request.of("judge", new TreeMap<>(Map.of("entry", entry, "opinion", opinion))));
  }

  @Test
  void what_was_done_and_what_would_have_been_can_be_judged() throws IOException {
    Judging done = judging("3", "wrong");
    assertThat(done).isInstanceOf(Judging.About.class);
    assertThat(((Judging.About) done).sentence("anna"))
        .isEqualTo("Entry 3 (restart of web) is judged wrong by anna.");
    assertThat(((Judging.About) done).decision().incident()).isEqualTo(2);
    assertThat(((Judging.About) judging("7", "unsure")).sentence("anna"))
        .isEqualTo("Entry 7 (restart of web, would have been done) is judged unsure by anna.");
  }

  @Test
  void what_is_no_decision_is_refused_with_the_nearest_that_is() throws IOException {
    assertThat(judging("4", "right"))
        .isEqualTo(
            new Judging.Refused(
                "entry 4 is nothing that was done or would have been; the nearest that is: 3"
                    + " (restart of web)"));
    assertThat(judging("5", "right").toString()).contains("the nearest that is: 7");
    assertThat(judging("6", "right").toString()).contains("the nearest that is: 7");
    assertThat(judging("1", "right").toString()).contains("the nearest that is: 3");
  }

  @Test
  void what_is_not_there_or_no_judgement_is_refused() throws IOException {
    assertThat(judging("70", "right").toString()).contains("the ledger holds no entry 70");
    assertThat(judging("3", "perhaps").toString()).contains("right, wrong or unsure");
    assertThat(judging("last", "right").toString()).contains("the number of an entry");
  }
}
