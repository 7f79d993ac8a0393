package io.staunch.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Glob;
import io.staunch.core.ledger.Notice.Severity;
import io.staunch.core.ledger.Routes.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final List<String> DECLARED = List.of("dba", "log", "mail", "on-call");

  private static final Routes ROUTES =
      new Routes(
          List.of(
              route("pages", Optional.of(Severity.PAGE), List.of(), List.of(), "on-call"),
              route("growth", Optional.empty(), List.of("ST-GROWTH"), List.of(), "mail"),
              route("db", Optional.empty(), List.of(), List.of("db*"), "dba", "on-call")));

  private static Route route(
      String name,
      Optional<Severity> severity,
      List<String> codes,
      List<String> services,
      String... channels) {
    return new Route(
        name, severity, codes, services.stream().map(Glob::new).toList(), List.of(channels));
  }

  private static SortedSet<String> to(Severity severity, String code, String service) {
    Optional<String> about = service.isEmpty() ? Optional.empty() : Optional.of(service);
    return ROUTES.to(new Notice(code, severity, 1, about, 0, "text", "next"), DECLARED, DECLARED);
  }

  @Test
  void without_routes_all_go_by_all() {
    Notice notice = new Notice("ST-DISK", Severity.PAGE, 1, Optional.empty(), 0, "text", "next");
    assertThat(Routes.NONE.to(notice, DECLARED, DECLARED)).containsExactlyElementsOf(DECLARED);
  }

  @Test
  void a_notice_goes_by_the_channels_of_every_route_that_takes_it() {
    assertThat(to(Severity.PAGE, "ST-STORM", "")).containsExactly("on-call");
    assertThat(to(Severity.TICKET, "ST-GROWTH", "web")).containsExactly("mail");
    assertThat(to(Severity.TICKET, "ST-GROWTH", "db-1")).containsExactly("dba", "mail", "on-call");
    assertThat(to(Severity.PAGE, "ST-HELD", "db-1")).containsExactly("dba", "on-call");
  }

  @Test
  void what_no_route_takes_goes_by_all() {
    assertThat(to(Severity.TICKET, "ST-ACTED", "web")).containsExactlyElementsOf(DECLARED);
    assertThat(to(Severity.TICKET, "ST-ACTED", "")).containsExactlyElementsOf(DECLARED);
  }

  @Test
  void a_route_to_channels_that_are_gone_is_none() {
    Notice notice = new Notice("ST-GROWTH", Severity.TICKET, 1, Optional.empty(), 0, "text", "n");
    assertThat(ROUTES.to(notice, List.of("log"), List.of())).containsExactly("log");
  }

  @Test
  void a_page_does_not_wait_behind_a_channel_that_never_passed_its_test() {
    Notice page = new Notice("ST-STORM", Severity.PAGE, 1, Optional.empty(), 0, "text", "next");
    assertThat(ROUTES.to(page, DECLARED, List.of("mail"))).containsExactlyElementsOf(DECLARED);
    Notice ticket = new Notice("ST-GROWTH", Severity.TICKET, 1, Optional.empty(), 0, "text", "n");
    assertThat(ROUTES.to(ticket, DECLARED, List.of())).containsExactly("mail");
  }

  @Test
  void every_code_has_a_runbook_and_every_runbook_a_code() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../docs/runbooks"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.startsWith("ST-"))
                  .map(name -> name.replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(Codes.ALL);
    }
  }
}
