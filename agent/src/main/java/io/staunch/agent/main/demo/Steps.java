package io.staunch.agent.main.demo;

import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.detect.Finding;
import io.staunch.core.engine.View;
import io.staunch.core.ledger.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the line stands, stage by stage, as far as the engine's view tells. */
final class Steps {
  private static final List<String> LINE =
      List.of(
          "collect",
          "attribute",
          "history",
          "detect",
          "decide",
          "guard",
          "act",
          "verify",
          "record");
  private static final int DETECT = LINE.indexOf("detect");
  private static final int DECIDE = LINE.indexOf("decide");
  private static final int ACT = LINE.indexOf("act");
  private static final int VERIFY = LINE.indexOf("verify");

  private final Terminal terminal;
  private boolean acted;

  Steps(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The stage that is at work, and in what mood. */
  private record Place(int stage, Ink ink, String words) {}

  void take(View view) {
    acted |= !view.underWay().isEmpty();
  }

  /** One sentence about what is going on. */
  String words(View view) {
    return place(view).words();
  }

  /** All stages; those that are through are marked, the one at work stands out. */
  String line(View view) {
    Place place = place(view);
    List<String> stages = new ArrayList<>();
    for (int stage = 0; stage < LINE.size(); stage++) {
      String name = LINE.get(stage);
      if (stage < place.stage()) {
        stages.add(terminal.paint(Ink.GOOD, name));
      } else if (stage == place.stage()) {
        stages.add(terminal.paint(place.ink(), "[" + name + "]"));
      } else {
        stages.add(terminal.paint(Ink.FAINT, name));
      }
    }
    return String.join(terminal.paint(Ink.FAINT, terminal.unicode() ? " → " : " > "), stages);
  }

  private Place place(View view) {
    if (!view.underWay().isEmpty()) {
      return new Place(ACT, Ink.WARNING, "acting: " + String.join(", ", view.underWay()));
    }
    Optional<Notice> told =
        view.incidents().stream().flatMap(incident -> incident.told().stream()).findFirst();
    if (told.isPresent()) {
      boolean page = told.get().severity() == Notice.Severity.PAGE;
      return page
          ? new Place(VERIFY, Ink.BAD, told.get().text())
          : new Place(LINE.size(), Ink.GOOD, told.get().text());
    }
    if (acted) {
      return new Place(VERIFY, Ink.WARNING, "verifying: is it up, and does it stand?");
    }
    Optional<Finding> over = finding(view, Finding.State.CONFIRMED);
    if (over.isPresent()) {
      return new Place(DECIDE, Ink.BAD, "deciding: " + over.get().reason());
    }
    return finding(view, Finding.State.PENDING)
        .map(finding -> new Place(DETECT, Ink.WARNING, "detecting: " + finding.reason()))
        .orElseGet(() -> new Place(DETECT, Ink.STRONG, "watching: nobody is above the limit"));
  }

  private static Optional<Finding> finding(View view, Finding.State state) {
    return view.findings().stream().filter(finding -> finding.state() == state).findFirst();
  }
}
