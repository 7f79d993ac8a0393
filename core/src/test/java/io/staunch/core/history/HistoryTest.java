package io.staunch.core.history;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.sample;
import static io.staunch.core.Seen.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.ServiceSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();

  @Test
  void every_running_service_gets_its_series_and_the_server_its_track() {
    history.add(
        sample(
            at(0),
            400,
            service("web", "w", 9, 100),
            service("db", "d", 9, 200),
            new ServiceSample.Absent("mail"),
            new ServiceSample.Contradicted("cron", "two claims")));
    history.add(sample(at(1), 410, service("web", "w", 10, 110)));

    assertThat(history.services()).containsExactly("db", "web");
    assertThat(history.find("web").orElseThrow().newest()).contains(new Point(at(1), mebi(110)));
    assertThat(history.find("mail")).isEmpty();
    assertThat(history.server().orElseThrow().points())
        .containsExactly(new Point(at(0), mebi(400)), new Point(at(1), mebi(410)));
  }

  @Test
  void the_server_starts_anew_with_every_boot() {
    history.add(sample(at(1_000), 900));
    history.add(sample(at("boot-2", 10), 100));
    assertThat(history.server().orElseThrow().points())
        .containsExactly(new Point(at("boot-2", 10), mebi(100)));
  }

  @Test
  void services_beyond_the_bound_are_left_out() {
    for (int service = 0; service < 1_000; service++) {
      history.add(sample(at(service), 100, service("s" + service, "a", 1, 1)));
    }
    assertThat(history.services()).hasSize(History.MOST_SERVICES);
    assertThat(history.find("s0")).isPresent();
  }

  @Test
  void services_that_are_declared_no_longer_are_forgotten() {
    history.add(sample(at(0), 100, service("web", "w", 1, 1), service("db", "d", 1, 1)));
    history.keepOnly(List.of("db", "new"));
    assertThat(history.services()).containsExactly("db");
  }
}
