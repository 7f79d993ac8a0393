package io.staunch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Timetable;
import io.staunch.core.guard.Window;
import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Notice.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether what is held wakes people, or waits for the morning; it is two o'clock at night. */
final class HeldMessageTest {
  private static Window noon() {
    return new Window(
        "noon",
        List.of(DayOfWeek.values()),
        LocalTime.of(12, 0),
        LocalTime.of(13, 0),
        ZoneOffset.UTC);
  }

  private static Ruleset only(List<Window> in, List<Window> notIn) {
    Ruleset rules = Server.rules(Mode.ENFORCE, Server.limit(512, Sustained.AT_ONCE));
    TreeMap<String, Hours> hours = new TreeMap<>();
    hours.put("limit", new Hours(in, notIn));
    Terms terms = rules.terms();
    return new Ruleset(
        rules.host(),
        rules.policy(),
        rules.mode(),
        rules.tick(),
        rules.services(),
        rules.risks(),
        rules.rules(),
        new Terms(
            terms.candidates(),
            terms.mayTakeAlong(),
            terms.protectedServices(),
            terms.startGrace(),
            terms.bootGrace(),
            terms.coolDown(),
            terms.coolDownMost(),
            terms.serviceBudget(),
            terms.hostBudget(),
            terms.outAtOnce(),
            terms.stormAt(),
            new Timetable(hours, new TreeMap<>())),
        rules.reminder(),
        rules.pagesPerHour(),
        rules.ruling());
  }

  private static Server held(Ruleset rules) {
    Server server = new Server(rules);
    server.uses("shop", 600);
    server.tick(400);
    return server;
  }

  @Test
  void a_window_that_opens_is_a_ticket() {
    Server server = held(only(List.of(noon()), List.of()));

    assertThat(server.notices()).extracting(Notice::code).containsExactly("ST-HELD");
    assertThat(server.notices().getFirst().severity()).isEqualTo(Severity.TICKET);
  }

  @Test
  void it_is_a_page_once_memory_is_exhausted_before_the_window_opens() {
    Server server = held(only(List.of(noon()), List.of()));
    for (int mebi = 600; mebi < 2400; mebi += 3) {
      server.uses("shop", mebi);
      server.tick(1);
    }

    assertThat(server.notices())
        .extracting(Notice::severity)
        .containsExactly(Severity.TICKET, Severity.PAGE);
  }

  @Test
  void windows_that_leave_no_time_are_a_page() {
    Server server = held(only(List.of(noon()), List.of(noon())));

    assertThat(server.notices()).extracting(Notice::severity).containsExactly(Severity.PAGE);
  }

  @Test
  void an_acknowledgement_keeps_what_the_rate_cap_still_holds_back() {
    Server server = new Server(only(List.of(), List.of()));
    Notice page =
        new Notice("ST-NOT-UP", Severity.PAGE, 3, Optional.of("shop"), 0, "It is down.", "");
    Incident seen =
        Incident.opened(3, "limit", Optional.of("shop"), server.at()).dueFor(page).seenByPerson();

    assertThat(seen.acknowledged()).isTrue();
    assertThat(seen.due()).contains(page);
    assertThat(seen.toldNow(page, server.at()).wantsReminder()).isTrue();
  }
}
