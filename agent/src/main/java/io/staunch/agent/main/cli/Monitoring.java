package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.detect.Finding;
import io.staunch.core.engine.View;
import io.staunch.core.ledger.Notice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The engine's view as a monitoring plugin says it: one line with performance data, and 0 OK, 1
 * WARNING, 2 CRITICAL or 3 UNKNOWN (the plugin interface of Nagios and its kin).
 */
record Monitoring(int code, String line) {
  static final int UNKNOWN = 3;

  static Monitoring of(Reply.Seen seen) {
    View view = seen.view();
    List<Finding> confirmed =
        view.findings().stream()
            .filter(finding -> finding.state() == Finding.State.CONFIRMED)
            .toList();
    boolean paged =
        view.incidents().stream()
            .anyMatch(incident ->
                !incident.acknowledged()
                    && incident
                        .told()
                        .map(told -> told.severity() == Notice.Severity.PAGE)
                        .orElse(false));
    if (view.seen().isEmpty()) {
      return new Monitoring(UNKNOWN, "STAUNCH UNKNOWN - no sample yet");
    }
    if (paged || !view.ledgerWritable()) {
      String what =
          view.ledgerWritable()
              ? "somebody was paged and has not acknowledged"
              : "the ledger cannot be written";
      return new Monitoring(2, "STAUNCH CRITICAL - " + what + sentence(confirmed) + data(view));
    }
    if (!confirmed.isEmpty() || view.paused().isPresent()) {
      String what = view.paused().map(reason -> "paused: " + reason).orElse("over limit");
      return new Monitoring(1, "STAUNCH WARNING - " + what + sentence(confirmed) + data(view));
    }
    if (!seen.troubles().isEmpty()) {
      String what = String.join("; ", seen.troubles());
      return new Monitoring(1, "STAUNCH WARNING - " + what.replace('|', ' ') + data(view));
    }
    return new Monitoring(
        0, "STAUNCH OK - " + view.services().size() + " services watched" + data(view));
  }

  private static String sentence(List<Finding> confirmed) {
    return confirmed.isEmpty()
        ? ""
        : "; " + confirmed.stream().map(Finding::reason).limit(3).collect(Collectors.joining("; "));
  }

  private static String data(View view) {
    String services =
        view.services().stream()
            .filter(service -> service.use().isPresent())
            .map(service ->
                String.format(
                    Locale.ROOT,
                    "'%s'=%dB;;%s",
                    service.name(),
                    service.use().orElseThrow().value(),
                    service.limit().map(limit -> String.valueOf(limit.value())).orElse("")))
            .collect(Collectors.joining(" "));
    return services.isEmpty() ? "" : " | " + services;
  }
}
