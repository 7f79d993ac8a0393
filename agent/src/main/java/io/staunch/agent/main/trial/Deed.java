package io.staunch.agent.main.trial;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.trial.Expectation.Span;
import io.staunch.policy.trial.Expectation.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something the engine did that a test may expect. */
sealed interface Deed {
  /** When it held; a deed of one moment begins and ends there. */
  Span span();

  /** In a few words, for people. */
  String words();

  record Confirmed(Span span, String rule, Optional<String> service) implements Deed {
    @Override
    public String words() {
      return "finding "
          + rule
          + service.map(name -> " of " + name).orElse("")
          + " at "
          + Kinds.show(span.from());
    }
  }

  record Acted(Span span, String service, Rung rung) implements Deed {
    @Override
    public String words() {
      return Kinds.RUNG.show(rung) + " of " + service + " at " + Kinds.show(span.from());
    }
  }

  record Refused(Span span, Optional<String> service, String guard) implements Deed {
    @Override
    public String words() {
      return "refused"
          + service.map(name -> " " + name).orElse("")
          + " by "
          + guard
          + " from "
          + Kinds.show(span.from())
          + " to "
          + Kinds.show(span.to());
    }
  }

  record Told(Span span, String code, boolean page) implements Deed {
    @Override
    public String words() {
      return (page ? "page " : "ticket ") + code + " at " + Kinds.show(span.from());
    }
  }

  /** Whether it is what a test speaks of, whenever it happened. */
  default boolean fits(What what) {
    return switch (this) {
      case Confirmed(Span _, String rule, Optional<String> of) ->
          what instanceof What.Finding(String named, Optional<String> service)
              && rule.equals(named)
              && (service.isEmpty() || service.equals(of));
      case Acted(Span _, String of, Rung by) ->
          what instanceof What.Acts(Optional<String> service, Optional<Rung> rung, var _)
              && service.map(of::equals).orElse(true)
              && rung.map(by::equals).orElse(true);
      case Refused(Span _, Optional<String> of, String by) ->
          what instanceof What.Refused(Optional<String> service, String guard)
              && by.equals(guard)
              && (service.isEmpty() || service.equals(of));
      case Told(Span _, String of, boolean page) ->
          what instanceof What.Tells(Optional<String> code, boolean pagesOnly)
              && code.map(of::equals).orElse(true)
              && (page || !pagesOnly);
    };
  }

  /** Everything of a course that a test may expect, in order of time. */
  static List<Deed> of(Course course, Duration end) {
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < course.ledger().size(); i++) {
      Entry entry = course.ledger().get(i);
      Span moment = new Span(course.at(entry), course.at(entry));
      switch (entry.fact()) {
        case Fact.Found(Finding finding) -> {
          if (finding.state() == Finding.State.CONFIRMED) {
            deeds.add(new Confirmed(moment, finding.rule(), finding.service()));
          }
        }
        case Fact.Intended intended ->
            deeds.add(new Acted(moment, intended.order().service(), intended.order().rung()));
        case Fact.Decided decided -> {
          if (decided.refusedBy().isPresent()) {
            Span held = new Span(moment.from(), until(course, i, end));
            Optional<String> whom = decided.chosen().or(() -> decided.finding().service());
            deeds.add(new Refused(held, whom, decided.refusedBy().get()));
          }
        }
        case Fact.Told(Notice notice) ->
            deeds.add(new Told(moment, notice.code(), notice.severity() == Notice.Severity.PAGE));
        default -> {
          // no test speaks of it
        }
      }
    }
    return deeds;
  }

  /** A refusal is noted once and holds until its incident is decided anew, or over. */
  private static Duration until(Course course, int from, Duration end) {
    long incident = course.ledger().get(from).incident();
    for (Entry later : course.ledger().subList(from + 1, course.ledger().size())) {
      boolean over =
          later.fact() instanceof Fact.Decided
              || (later.fact() instanceof Fact.Found(Finding finding)
                  && finding.state() != Finding.State.CONFIRMED);
      if (later.incident() == incident && over) {
        return course.at(later);
      }
    }
    return end;
  }

  /** How a kind of deed is called where none was done. */
  static String none(What what) {
    return switch (what) {
      case What.Finding(String rule, Optional<String> service) ->
          rule + service.map(name -> " of " + name).orElse("") + " was never confirmed";
      case What.Acts(Optional<String> service, Optional<Rung> rung, var _) ->
          "no "
              + rung.map(Kinds.RUNG::show).orElse("act")
              + service.map(name -> " on " + name).orElse("");
      case What.Refused(Optional<String> service, String guard) ->
          guard + " refused nothing" + service.map(name -> " on " + name).orElse("");
      case What.Tells(Optional<String> code, boolean pagesOnly) ->
          "no " + (pagesOnly ? "page" : "message") + code.map(each -> " " + each).orElse("");
    };
  }
}
