package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Table;
import io.staunch.agent.terminal.Table.Column;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.detect.Finding;
import io.staunch.core.engine.Incident;
import io.staunch.core.engine.View;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The engine's view as a page of text for people. */
final class StatusText {
  private StatusText() {}

  static List<String> of(Reply.Seen seen, Terminal terminal) {
    View view = seen.view();
    Reply.Self self = seen.self();
    List<String> lines = new ArrayList<>();
    lines.add(view.host() + ", mode " + word(view.mode()) + ", policy " + view.policy());
    view.paused().ifPresent(reason -> lines.add("PAUSED: " + reason));
    if (!view.ledgerWritable()) {
      lines.add("THE LEDGER CANNOT BE WRITTEN: nothing is acted on; see staunch doctor");
    }
    seen.troubles().forEach(trouble -> lines.add("TROUBLE: " + trouble));
    view.server().ifPresent(server -> lines.addAll(server(server, view)));
    lines.add("");
    lines.addAll(services(view, terminal));
    lines.addAll(incidents(view));
    view.underWay().forEach(what -> lines.add("under way  " + what));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "agent: %s resident, %s of it anonymous, %.2f CPU s/min",
            self.resident(),
            self.anonymous(),
            self.cpuSecondsPerMinute()));
    return lines;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static List<String> server(ServerMemory server, View view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "server: "
            + server.used()
            + " of "
            + server.total()
            + " in use ("
            + percent(server.usedShare())
            + ")"
            + view.serverTimeLeft()
                .map(left -> ", full in about " + Durations.text(left))
                .orElse("")
            + server
                .pressure()
                .map(p -> String.format(Locale.ROOT, ", pressure %.1f %%", p))
                .orElse(""));
    lines.add(
        "books: processes "
            + server.processes()
            + ", page cache "
            + server.pageCache()
            + ", tmpfs and shm "
            + server.shared()
            + ", slab "
            + server.slab()
            + ", page tables "
            + server.pageTables()
            + ", stacks "
            + server.kernelStacks()
            + ", huge pages "
            + server.hugePages()
            + ", free "
            + server.free()
            + ", remainder "
            + server.remainder());
    lines.add(
        "swap: "
            + server.swapTotal().minus(server.swapFree())
            + " of "
            + server.swapTotal()
            + " in use");
    return lines;
  }

  private static List<String> services(View view, Terminal terminal) {
    Table table =
        Table.of(
            Column.text("service"),
            Column.figures("memory"),
            Column.figures("limit"),
            Column.figures("used"),
            Column.figures("per hour"),
            Column.figures("time left"),
            Column.text("state"));
    for (View.Service service : view.services()) {
      table.row(
          service.name(),
          service.use().map(use -> (service.isRuling() ? "" : "≤ ") + use).orElse("–"),
          service.limit().map(Bytes::toString).orElse("–"),
          service
              .limit()
              .flatMap(limit -> service.use().map(use -> percent(use.shareOf(limit))))
              .orElse("–"),
          service.bytesPerSecond().map(StatusText::perHour).orElse("–"),
          service.timeLeft().map(Durations::text).orElse("–"),
          state(service, view));
    }
    return table.lines(terminal);
  }

  private static String perHour(double bytesPerSecond) {
    Bytes hour = new Bytes(Math.round(bytesPerSecond * 3600));
    return (hour.value() > 0 ? "+" : "") + hour;
  }

  private static String state(View.Service service, View view) {
    Optional<Finding> worst =
        view.findings().stream()
            .filter(finding -> finding.service().equals(Optional.of(service.name())))
            .filter(finding -> finding.state() == Finding.State.CONFIRMED)
            .findFirst();
    return worst.map(finding -> "OVER LIMIT (" + finding.rule() + ")").orElse(service.state());
  }

  private static List<String> incidents(View view) {
    List<String> lines = new ArrayList<>();
    for (Incident incident : view.incidents()) {
      boolean wanted = incident.open() || (!incident.acknowledged() && incident.told().isPresent());
      if (wanted) {
        lines.add(
            "incident "
                + incident.number()
                + "  "
                + incident.rule()
                + incident.service().map(service -> " on " + service).orElse("")
                + (incident.open() ? ", open" : ", over")
                + incident.told().map(told -> ", told " + told.code()).orElse("")
                + (incident.acknowledged() ? ", acknowledged" : ""));
      }
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
      lines.add("(staunch explain NUMBER tells the story, staunch ack NUMBER closes it)");
    }
    return lines;
  }
}
