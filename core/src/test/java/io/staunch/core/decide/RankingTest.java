package io.staunch.core.decide;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.cheaply;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.server;
import static io.staunch.core.Seen.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Risk;
import io.staunch.core.history.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On a server of 1,000 MiB; 100 MiB are needed where nothing else is said. */
class RankingTest {
  private static final List<Risk> RISKS = List.of(Risk.values());
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Contender contender(String name, double mebibytes) {
    return contender(name, mebibytes, Optional.empty(), Risk.NEUTRAL, MINUTE);
  }

  private static Contender contender(
      String name, double mebibytes, Optional<Series> series, Risk risk, Duration downtime) {
    ServiceSample.Present sample = service(name, name + "-1", 600, mebibytes);
    return new Contender(
        name, Optional.of(sample), series, risk, List.of(name), downtime, Optional.empty());
  }

  /** Ten minutes since its start, gaining so many MiB a second. */
  private static Optional<Series> grown(String name, double from, double perSecond) {
    Series series = new Series();
    for (int second = 0; second <= 600; second++) {
      series.add(at(second), service(name, name + "-1", second, from + perSecond * second));
    }
    return Optional.of(series);
  }

  private static List<Candidate> rank(Contender... contenders) {
    return rank(Optional.empty(), contenders);
  }

  private static List<Candidate> rank(Optional<Duration> left, Contender... contenders) {
    return Ranking.rank(List.of(contenders), Weights.EQUAL, mebi(100), server(900), left);
  }

  private static List<String> names(List<Candidate> table) {
    return table.stream().map(Candidate::service).toList();
  }

  @Test
  void every_term_of_a_row_is_what_the_definition_says() {
    Contender web = contender("web", 400, grown("web", 100, 0.5), Risk.NEUTRAL, MINUTE);
    Contender db = contender("db", 200, Optional.empty(), Risk.NEUTRAL, MINUTE.multipliedBy(4));
    List<Candidate> table = rank(Optional.of(Duration.ofSeconds(100)), web, db);

    Candidate row = table.getFirst();
    assertThat(row.service()).isEqualTo("web");
    assertThat(row.life()).contains(new Incarnation("web-1"));
    assertThat(row.now()).isEqualTo(mebi(400));
    assertThat(row.total()).isCloseTo(0.4, within(1e-9));
    // half a MiB a second for 100 seconds, of the 100 MiB needed
    assertThat(row.growth()).isCloseTo(0.5, within(1e-3));
    assertThat(row.disruption()).isCloseTo(0.25, within(1e-9));
    assertThat(row.downtime()).isEqualTo(MINUTE);
    assertThat(row.score()).isCloseTo(0.4 + 0.5 - 0.25, within(1e-3));
    // it stood at about 130 MiB once the first minute was over
    assertThat(row.expectedGain()).isBetween(mebi(265), mebi(270));
    assertThat(row.impact()).containsExactly("web");
    assertThat(row.whyNot()).isEmpty();

    Candidate other = table.getLast();
    assertThat(other.growth()).isZero();
    assertThat(other.disruption()).isEqualTo(1);
    assertThat(other.expectedGain()).isEqualTo(mebi(200));
  }

  @Test
  void who_is_no_candidate_is_no_measure_of_disruption() {
    Contender foreign =
        new Contender(
            "foreign",
            Optional.of(service("foreign", "f", 600, 500)),
            Optional.empty(),
            Risk.NEUTRAL,
            List.of("foreign"),
            MINUTE.multipliedBy(100),
            Optional.of("it is no candidate"));
    List<Candidate> table = rank(foreign, contender("web", 100));
    assertThat(table.getFirst().disruption()).isEqualTo(1);
    assertThat(table.getLast().disruption()).isEqualTo(1);
  }

  @Test
  void weights_decide_what_matters() {
    Contender big = contender("big", 500, Optional.empty(), Risk.NEUTRAL, MINUTE.multipliedBy(10));
    Contender small = contender("small", 300, Optional.empty(), Risk.NEUTRAL, MINUTE);
    assertThat(names(rank(big, small))).containsExactly("small", "big");
    assertThat(
            names(
                Ranking.rank(
                    List.of(big, small),
                    new Weights(1, 1, 0),
                    mebi(100),
                    server(900),
                    Optional.empty())))
        .containsExactly("big", "small");
  }

  @Test
  void without_a_forecast_growth_is_that_of_a_day() {
    // 100 MiB in a day are half of the 200 MiB needed
    Contender web = contender("web", 400, grown("web", 390, 100.0 / 86_400), Risk.NEUTRAL, MINUTE);
    Candidate row =
        Ranking.rank(List.of(web), Weights.EQUAL, mebi(200), server(900), Optional.empty())
            .getFirst();
    assertThat(row.growth()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void a_saw_tooth_does_not_grow_even_while_it_rises() {
    Series series = new Series();
    for (int second = 0; second <= 3_600; second++) {
      series.add(at(second), service("web", "web-1", second, 200 + second % 200));
    }
    Contender web = contender("web", 200, Optional.of(series), Risk.NEUTRAL, MINUTE);
    assertThat(rank(Optional.of(Duration.ofSeconds(60)), web).getFirst().growth()).isLessThan(0.1);
  }

  @Test
  void equals_are_in_order_of_name() {
    assertThat(names(rank(contender("c", 200), contender("a", 200), contender("b", 200))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void the_preferred_come_first_and_those_to_avoid_last_whatever_their_score() {
    Contender preferred = contender("p", 20, Optional.empty(), Risk.PREFER, MINUTE);
    Contender neutral = contender("n", 50, Optional.empty(), Risk.NEUTRAL, MINUTE);
    Contender avoided = contender("a", 600, Optional.empty(), Risk.AVOID, MINUTE);
    Contender never = contender("x", 700, Optional.empty(), Risk.NEVER, MINUTE);
    List<Candidate> table = rank(never, avoided, neutral, preferred);
    assertThat(names(table)).containsExactly("p", "n", "a", "x");
    assertThat(table.getLast().whyNot()).contains("the policy says never to act on it");
  }

  @Test
  void who_would_bring_back_less_than_a_tenth_of_the_need_is_out_and_says_so() {
    List<Candidate> table = rank(contender("mouse", 9.9), contender("cat", 10));
    assertThat(names(table)).containsExactly("cat", "mouse");
    assertThat(table.getFirst().whyNot()).isEmpty();
    assertThat(table.getLast().whyNot())
        .contains("it would bring back 9.9 MiB, less than a tenth of the 100 MiB needed");
  }

  @Test
  void a_service_that_always_used_this_much_brings_back_nothing() {
    Contender steady = contender("steady", 400, grown("steady", 400, 0), Risk.NEUTRAL, MINUTE);
    assertThat(rank(steady).getFirst().expectedGain()).isEqualTo(Bytes.ZERO);
    assertThat(rank(steady).getFirst().whyNot()).isPresent();
  }

  @Test
  void who_is_out_stays_in_the_table_and_says_why() {
    ServiceSample.Present unread = cheaply("unread", "u", 600, 300);
    ServiceSample.Present late =
        service("late", "l", 600, mebi(300), Optional.empty(), Optional.empty(), true);
    List<Candidate> table =
        rank(
            new Contender(
                "gone",
                Optional.empty(),
                Optional.empty(),
                Risk.NEUTRAL,
                List.of("gone"),
                MINUTE,
                Optional.empty()),
            new Contender(
                "unread",
                Optional.of(unread),
                Optional.empty(),
                Risk.NEUTRAL,
                List.of("unread"),
                MINUTE,
                Optional.empty()),
            new Contender(
                "late",
                Optional.of(late),
                Optional.empty(),
                Risk.NEUTRAL,
                List.of("late"),
                MINUTE,
                Optional.empty()),
            new Contender(
                "foreign",
                Optional.of(service("foreign", "f", 600, 500)),
                Optional.empty(),
                Risk.PREFER,
                List.of("foreign"),
                MINUTE,
                Optional.of("it is no candidate")),
            contender("web", 100));
    assertThat(names(table)).containsExactly("web", "foreign", "gone", "late", "unread");
    assertThat(table.stream().map(Candidate::whyNot).toList())
        .containsExactly(
            Optional.empty(),
            Optional.of("it is no candidate"),
            Optional.of("it is not running"),
            Optional.of("what it really uses could not be read in time"),
            Optional.of("what it really uses is not read yet"));
  }

  @Test
  void on_any_input_terms_are_shares_the_order_is_total_and_nobody_is_lost() {
    int excluded = 0;
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Contender> contenders = new ArrayList<>();
      int size = random.nextInt(1, 12);
      for (int index = 0; index < size; index++) {
        String name = "s" + random.nextInt(1_000) + "-" + index;
        Optional<Series> series =
            random.nextBoolean()
                ? grown(name, random.nextInt(600, 900), random.nextDouble() * 3 - 1)
                : Optional.empty();
        contenders.add(
            contender(
                name,
                random.nextInt(2_000),
                series,
                RISKS.get(random.nextInt(RISKS.size())),
                Duration.ofSeconds(random.nextInt(100))));
      }
      Bytes need = mebi(random.nextInt(-10, 500));
      Optional<Duration> left =
          random.nextBoolean()
              ? Optional.of(Duration.ofSeconds(random.nextInt(10_000)))
              : Optional.empty();
      Weights weights = new Weights(random.nextDouble(), random.nextDouble(), random.nextDouble());
      List<Candidate> table = Ranking.rank(contenders, weights, need, server(900), left);
      List<Contender> reversed = contenders.reversed();

      assertThat(Ranking.rank(reversed, weights, need, server(900), left)).isEqualTo(table);
      assertThat(names(table))
          .containsExactlyInAnyOrderElementsOf(
              contenders.stream().map(Contender::service).toList());
      for (Candidate row : table) {
        assertThat(row.total()).isBetween(0.0, 1.0);
        assertThat(row.growth()).isBetween(0.0, 1.0);
        assertThat(row.disruption()).isBetween(0.0, 1.0);
        assertThat(row.expectedGain()).isBetween(Bytes.ZERO, row.now());
        assertThat(row.risk() == Risk.NEVER && row.whyNot().isEmpty()).isFalse();
      }
      for (int index = 1; index < table.size(); index++) {
        Candidate above = table.get(index - 1);
        Candidate below = table.get(index);
        assertThat(above.whyNot().isPresent() && below.whyNot().isEmpty()).isFalse();
        if (below.whyNot().isEmpty()) {
          assertThat(above.risk()).isGreaterThanOrEqualTo(below.risk());
          assertThat(above.risk() == below.risk() && above.score() < below.score()).isFalse();
        } else {
          excluded++;
        }
      }
    }
    assertThat(excluded).isGreaterThan(100);
  }
}
