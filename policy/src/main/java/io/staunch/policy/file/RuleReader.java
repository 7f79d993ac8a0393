package io.staunch.policy.file;

import static io.staunch.policy.file.RuleSettings.CLEAR_BELOW;
import static io.staunch.policy.file.RuleSettings.CLIMB;
import static io.staunch.policy.file.RuleSettings.DISRUPTION;
import static io.staunch.policy.file.RuleSettings.FOR;
import static io.staunch.policy.file.RuleSettings.GROWTH;
import static io.staunch.policy.file.RuleSettings.GROWTH_RISE;
import static io.staunch.policy.file.RuleSettings.GROWTH_WEIGHT;
import static io.staunch.policy.file.RuleSettings.GROWTH_WINDOW;
import static io.staunch.policy.file.RuleSettings.LADDER;
import static io.staunch.policy.file.RuleSettings.LIMIT;
import static io.staunch.policy.file.RuleSettings.MODE;
import static io.staunch.policy.file.RuleSettings.READINGS;
import static io.staunch.policy.file.RuleSettings.SERVER_MEMORY;
import static io.staunch.policy.file.RuleSettings.SERVICES;
import static io.staunch.policy.file.RuleSettings.TOTAL;
import static io.staunch.policy.file.RuleSettings.WEIGHTS;
import static io.staunch.policy.file.WindowSettings.NOT_IN;
import static io.staunch.policy.file.WindowSettings.ONLY_IN;

import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.Hours;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one rule, and what is wrong with it by itself. */
final class RuleReader {
  /** Rungs that something in this release can carry out. */
  private static final EnumSet<Rung> ABLE =
      EnumSet.of(Rung.RELOAD, Rung.RESTART, Rung.STOP_AND_PAGE);

  private final String name;
  private final Section section;
  private final Mode policyMode;
  private final List<Placed<Selector>> candidates;
  private final WindowBook windows;

  RuleReader(
      NamedSections.Named named,
      Mode policyMode,
      List<Placed<Selector>> candidates,
      WindowBook windows) {
    this.name = named.name().value();
    this.section = named.section();
    this.policyMode = policyMode;
    this.candidates = candidates;
    this.windows = windows;
  }

  PolicyFile.Rule rule() {
    section.find(TemplateSettings.USE);
    section.find(TemplateSettings.WITH);
    section.find(SERVICES);
    Condition condition = condition();
    Mode own = section.find(MODE).orElse(policyMode);
    Hours hours = windows.hours(section);
    checkMode(own);
    if (condition instanceof Condition.Growth) {
      return new PolicyFile.Rule(
          name,
          services(condition),
          condition,
          own.min(Mode.ADVISE),
          List.of(),
          false,
          Weights.EQUAL,
          hours);
    }
    List<Placed<Rung>> ladder = section.get(LADDER);
    checkLadder(ladder, own.min(policyMode));
    return new PolicyFile.Rule(
        name, services(condition), condition, own, ladder, section.get(CLIMB), weights(), hours);
  }

  private List<Placed<Selector>> services(Condition condition) {
    boolean forServer = condition instanceof Condition.ServerLimit;
    List<Placed<Selector>> named = PolicyReader.selectors(section.find(SERVICES).orElse(List.of()));
    boolean none = section.isMeant(SERVICES) ? section.isBlank(SERVICES) : !forServer;
    if (none) {
      section.problem(
          Problem.of(
              section.at(SERVICES),
              "a rule without any service",
              "\"services\" with at least one name or pattern"));
    }
    return forServer && !section.has(SERVICES) ? candidates : named;
  }

  private Condition condition() {
    List<Setting<?>> given =
        Stream.<Setting<?>>of(LIMIT, SERVER_MEMORY, GROWTH).filter(section::has).toList();
    boolean meant = Stream.<Setting<?>>of(LIMIT, SERVER_MEMORY, GROWTH).anyMatch(section::isMeant);
    if (given.size() > 1 || !meant) {
      Place at = given.isEmpty() ? section.at() : section.word(given.get(1));
      String found =
          given.isEmpty()
              ? "a rule that looks for nothing"
              : given.stream()
                  .map(each -> Quote.of(each.name()))
                  .collect(Collectors.joining(" and "));
      section.problem(
          Problem.of(at, found, "exactly one of \"limit\", \"server-memory\" and \"growth\""));
    }
    Optional<Limit> limit = section.find(LIMIT);
    Optional<Double> server = section.find(SERVER_MEMORY);
    Optional<Section> growth = section.find(GROWTH);
    if (growth.isPresent()) {
      refuse("growth", FOR, READINGS, CLEAR_BELOW, WEIGHTS, LADDER, CLIMB, ONLY_IN, NOT_IN);
      Section block = growth.get();
      return new Condition.Growth(block.get(GROWTH_WINDOW), block.get(GROWTH_RISE));
    }
    Sustained sustained = sustained();
    double clearBelow = section.get(CLEAR_BELOW);
    if (section.has(SERVER_MEMORY)) {
      return new Condition.ServerLimit(server.orElse(1.0), sustained, clearBelow);
    }
    refuse("limit", WEIGHTS);
    return new Condition.ServiceLimit(limit.orElse(new Limit.OfServer(1)), sustained, clearBelow);
  }

  private Sustained sustained() {
    Optional<Duration> duration = section.find(FOR);
    Optional<Sustained.Readings> readings = section.find(READINGS);
    if (section.has(FOR) && section.has(READINGS)) {
      section.problem(
          Problem.of(
              section.word(READINGS),
              "\"for\" and \"readings\"",
              "one of them, or neither for at once"));
    }
    return readings
        .<Sustained>map(each -> each)
        .orElseGet(() -> duration.<Sustained>map(Sustained.For::new).orElse(Sustained.AT_ONCE));
  }

  private void refuse(String with, Setting<?>... settings) {
    for (Setting<?> setting : settings) {
      if (section.has(setting)) {
        String hint =
            with.equals("growth")
                ? "a growth rule informs and never acts"
                : "they rank the candidates of server-memory";
        section.problem(
            Problem.of(
                section.word(setting),
                Quote.of(setting.name()) + " beside \"" + with + "\"",
                "it left out",
                hint));
      }
    }
  }

  private void checkMode(Mode own) {
    if (section.has(MODE) && own.compareTo(policyMode) > 0) {
      section.warning(
          Problem.of(
              section.at(MODE),
              "a rule's mode above the policy's",
              "at most the policy's",
              "the lower one holds"));
    }
  }

  private void checkLadder(List<Placed<Rung>> ladder, Mode mode) {
    if (section.isBlank(LADDER)) {
      section.problem(Problem.of(section.at(LADDER), "an empty ladder", "at least one rung"));
    }
    for (int i = 0; i < ladder.size(); i++) {
      Rung rung = ladder.get(i).value();
      Place at = ladder.get(i).at();
      if (i > 0 && rung.compareTo(ladder.get(i - 1).value()) < 0) {
        section.problem(
            Problem.of(
                at,
                Quote.of(word(rung)) + " after " + Quote.of(word(ladder.get(i - 1).value())),
                "the gentlest rung first",
                "the order is " + order()));
      }
      if (mode == Mode.ENFORCE && !ABLE.contains(rung)) {
        section.problem(
            Problem.of(
                at,
                Quote.of(word(rung)) + " in a rule that enforces",
                "a rung that this release can carry out: reload, restart or stop-and-page",
                "leave it out, or give the rule mode: advise"));
      }
    }
  }

  private static String word(Rung rung) {
    return RuleSettings.word(rung);
  }

  private static String order() {
    return Stream.of(Rung.values()).map(RuleReader::word).collect(Collectors.joining(", "));
  }

  private Weights weights() {
    Optional<Section> block = section.find(WEIGHTS);
    if (block.isEmpty()) {
      return Weights.EQUAL;
    }
    Weights weights =
        new Weights(
            block.get().get(TOTAL), block.get().get(GROWTH_WEIGHT), block.get().get(DISRUPTION));
    if (weights.total() + weights.growth() + weights.disruption() == 0) {
      section.problem(Problem.of(section.at(WEIGHTS), "weights that are all 0", "one above 0"));
    }
    return weights;
  }
}
