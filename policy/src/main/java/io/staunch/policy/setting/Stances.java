package io.staunch.policy.setting;

import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What operators say about acting on a service: a word, or a block where it has an end. */
final class Stances implements Kind<Stance> {
  static final Kind<Stance> ANY = new Stances();

  private static final Kind<Risk> WORD = Words.of("risk", Risk.class);

  static final Setting<Risk> LEVEL =
      Setting.required("level", WORD, "What you say: never, avoid, neutral or prefer.");

  static final Setting<Instant> UNTIL =
      Setting.optional(
          "until",
          Times.END,
          "for good",
          "Until when, by wall time; from then on it is neutral, and `policy check` says so."
              + " While the clock is in doubt it is not over.");

  static final Table TABLE =
      Table.of("a risk", "What you say about acting on some services.", LEVEL, UNTIL)
          .instead("risk", "write \"level\"")
          .instead("expires", "write \"until\"");

  private Stances() {}

  @Override
  public String type() {
    return "risk";
  }

  @Override
  public String expected() {
    return WORD.expected() + ", or {level: never, until: 2026-12-24}";
  }

  @Override
  public Optional<Stance> read(Node node, String name, Report report) {
    if (node instanceof Node.Mapping block) {
      Section section = Section.open(TABLE, block, name, report);
      return Optional.of(new Stance(section.get(LEVEL), section.find(UNTIL)));
    }
    Optional<Risk> risk = WORD.read(node, name, report);
    risk.ifPresent(
        word -> report.effective(new Effective(name, WORD.show(word), Optional.of(node.at()))));
    return risk.map(Stance::always);
  }

  @Override
  public String show(Stance value) {
    return WORD.show(value.risk())
        + value.until().map(end -> " until " + Times.END.show(end)).orElse("");
  }

  @Override
  public Stance standIn() {
    return Stance.NEUTRAL;
  }

  @Override
  public List<Table> inside() {
    return List.of(TABLE);
  }

  @Override
  public Json.Obj schema() {
    return Shapes.any(WORD.schema(), Shapes.of(TABLE));
  }
}
