package io.staunch.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.policy.check.Given;
import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that share their settings. */
class TemplatesTest {
  private static final String HEAP =
      """
      kind: policy
      name: p
      templates:
        heap:
          parameters: {limit: required, grace: 10m}
          limit: $limit
          for: $grace
          ladder: [reload, restart]
      """;

  private static PolicyFile.Rule rule(Loaded<PolicyFile> loaded, int index) {
    assertThat(loaded.problems()).isEmpty();
    return loaded.value().orElseThrow().rules().get(index).value();
  }

  @Test
  void a_rule_takes_over_what_the_template_says_and_fills_it_in() {
    Loaded<PolicyFile> loaded =
        Given.policy(
            HEAP
                + """
                rules:
                  web: {use: heap, services: web, with: {limit: 2GiB}}
                  db:
                    use: heap
                    with: {limit: 90% of ceiling, grace: 1h}
                    services: db
                    climb: true
                """);
    PolicyFile.Rule web = rule(loaded, 0);
    assertThat(web.condition())
        .isEqualTo(
            new Condition.ServiceLimit(
                new Limit.OfBytes(Bytes.ofMebi(2048)),
                new Sustained.For(Duration.ofMinutes(10)),
                0.9));
    assertThat(web.ladder()).extracting(Placed::value).containsExactly(Rung.RELOAD, Rung.RESTART);
    assertThat(web.climb()).isFalse();
    PolicyFile.Rule db = rule(loaded, 1);
    assertThat(db.condition())
        .isEqualTo(
            new Condition.ServiceLimit(
                new Limit.OfCeiling(0.9), new Sustained.For(Duration.ofHours(1)), 0.9));
    assertThat(db.climb()).isTrue();
  }

  @Test
  void what_is_in_force_points_to_where_each_value_was_written() {
    List<Effective> rows =
        Given.policy(HEAP + "rules:\n  web: {use: heap, services: web, with: {limit: 2GiB}}\n")
            .effective();
    assertThat(rows)
        .filteredOn(row -> row.name().startsWith("rules.web."))
        .extracting(row -> row.name() + " " + row.value() + " " + row.at().orElse(null))
        .contains(
            "rules.web.use heap policy.yaml:10:14",
            "rules.web.with {limit: 2GiB} policy.yaml:10:41",
            "rules.web.limit 2GiB policy.yaml:10:49",
            "rules.web.for 10m policy.yaml:5:42",
            "rules.web.ladder [reload, restart] policy.yaml:8:13");
  }

  @Test
  void a_list_may_be_filled_in_whole_or_by_the_item() {
    Loaded<PolicyFile> loaded =
        Given.policy(
            """
            kind: policy
            name: p
            templates:
              all: {parameters: {services: required}, services: $services, limit: 1GiB}
              pair: {parameters: {one: required}, services: [$one, "x-*"], limit: 2GiB}
            rules:
              a: {use: all, with: {services: [a, b]}}
              c: {use: pair, with: {one: c}}
            """);
    assertThat(rule(loaded, 0).services())
        .extracting(each -> each.value().text())
        .containsExactly("a", "b");
    assertThat(rule(loaded, 1).services())
        .extracting(each -> each.value().text())
        .containsExactly("c", "x-*");
  }

  @Test
  void a_template_may_stand_in_another_file_than_the_rules_that_use_it() {
    Source shared = Source.of("10.yaml", HEAP);
    Source rules =
        Source.of(
            "20.yaml",
            "kind: policy\nrules:\n  web: {use: heap, services: web, with: {limit: 2GiB}}\n");
    assertThat(rule(PolicyReader.read(List.of(shared, rules)), 0).name()).isEqualTo("web");
  }
}
