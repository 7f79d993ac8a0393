package io.staunch.policy.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.guard.Terms;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KindsTest {
  private static final Kind<Bytes> MEMORY = Amounts.ANY;
  private static final Kind<Duration> DURATION = Durations.ANY;
  private static final Kind<Terms.Budget> RATE =
      Kinds.rate(Duration.ofSeconds(1), Duration.ofDays(31));

  private static <T> Optional<T> read(Kind<T> kind, String text) {
    Node node = new Node.Scalar(text, true, new Place("t", 1, 1));
    return kind.read(node, "setting", new Report(Table.of("nothing", "")));
  }

  @Test
  void memory_has_binary_and_decimal_units() {
    assertThat(read(MEMORY, "512MiB")).contains(Bytes.ofMebi(512));
    assertThat(read(MEMORY, "512 MiB")).contains(Bytes.ofMebi(512));
    assertThat(read(MEMORY, "1.5GiB")).contains(Bytes.ofMebi(1536));
    assertThat(read(MEMORY, "2kB")).contains(new Bytes(2_000));
    assertThat(read(MEMORY, "1TB")).contains(new Bytes(1_000_000_000_000L));
    assertThat(read(MEMORY, "7B")).contains(new Bytes(7));
  }

  @Test
  void memory_with_another_unit_or_none_is_refused() {
    for (String text :
        List.of("512", "512Mb", "512M", "512mib", "1e9B", "", "MiB", "1,5GiB", "0x10B")) {
      assertThat(read(MEMORY, text)).as(text).isEmpty();
    }
  }

  @Test
  void durations_may_be_compound_largest_unit_first() {
    assertThat(read(DURATION, "500ms")).contains(Duration.ofMillis(500));
    assertThat(read(DURATION, "1h30m")).contains(Duration.ofMinutes(90));
    assertThat(read(DURATION, "7d")).contains(Duration.ofDays(7));
    assertThat(read(DURATION, "0s")).contains(Duration.ZERO);
    for (String text : List.of("10", "30m1h", "1h1h", "1.5h", "10min", "-1s", "", "1us")) {
      assertThat(read(DURATION, text)).as(text).isEmpty();
    }
  }

  @Test
  void shares_are_exact() {
    assertThat(read(Kinds.SHARE, "90%")).contains(0.9);
    assertThat(read(Kinds.SHARE, "12.5 %")).contains(0.125);
    for (String text : List.of("0%", "100.1%", "90", "0.9", "-5%")) {
      assertThat(read(Kinds.SHARE, text)).as(text).isEmpty();
    }
  }

  @Test
  void a_limit_is_an_amount_or_a_share_of_something() {
    assertThat(read(Kinds.LIMIT, "512MiB")).contains(new Limit.OfBytes(Bytes.ofMebi(512)));
    assertThat(read(Kinds.LIMIT, "80% of server")).contains(new Limit.OfServer(0.8));
    assertThat(read(Kinds.LIMIT, "90% of ceiling")).contains(new Limit.OfCeiling(0.9));
    for (String text : List.of("80%", "80% of heap", "0B", "101% of server", "1GiB of server")) {
      assertThat(read(Kinds.LIMIT, text)).as(text).isEmpty();
    }
  }

  @Test
  void readings_and_rates() {
    assertThat(read(Kinds.READINGS, "3 of 5")).contains(new Sustained.Readings(3, 5));
    assertThat(read(Kinds.READINGS, "64 of 64")).contains(new Sustained.Readings(64, 64));
    assertThat(read(RATE, "3 per 1h")).contains(new Terms.Budget(3, Duration.ofHours(1)));
    assertThat(read(RATE, "0 per 1h30m")).contains(new Terms.Budget(0, Duration.ofMinutes(90)));
    for (String text : List.of("0 of 5", "6 of 5", "3 of 65", "3/5")) {
      assertThat(read(Kinds.READINGS, text)).as(text).isEmpty();
    }
    for (String text : List.of("3", "65 per 1h", "3 per 0s", "3 per h", "-1 per 1h")) {
      assertThat(read(RATE, text)).as(text).isEmpty();
    }
  }

  @Test
  void what_is_shown_reads_back_as_the_same() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      Bytes bytes = new Bytes(random.nextLong() >>> 1 >> random.nextInt(62));
      assertThat(read(MEMORY, MEMORY.show(bytes))).contains(bytes);
      Duration duration = Duration.ofMillis(random.nextLong(86_400_000L * 9_999));
      assertThat(read(DURATION, DURATION.show(duration))).contains(duration);
      double share = random.nextInt(1, 10_001) / 10_000.0;
      assertThat(read(Kinds.SHARE, Kinds.SHARE.show(share))).contains(share);
    }
  }

  @Test
  void words_are_the_enums_names() {
    assertThat(Kinds.RUNG.show(read(Kinds.RUNG, "stop-and-page").orElseThrow()))
        .isEqualTo("stop-and-page");
    assertThat(read(Kinds.MODE, "ENFORCE")).isEmpty();
  }
}
