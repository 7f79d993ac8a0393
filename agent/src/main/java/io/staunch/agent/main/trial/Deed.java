package io.staunch.agent.main.trial;

import io.staunch.core.act.Outcome;
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
import java.util.SortedMap;
import java.util.TreeMap;

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

  record Refused(Span span, Optional<String> service, String guard, String reason) implements Deed {
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

  /** A person was asked to allow an act. */
  record Asked(Span span, String service, Rung rung) implements Deed {
    @Override
    public String words() {
      return "asked for a "
          + Kinds.RUNG.show(rung)
          + " of "
          + service
          + " at "
          + Kinds.show(span.from());
    }
  }

  /** How a question or an order ended that led to nothing good. */
  record Answered(Span span, Kind kind, String service, String reason) implements Deed {
    /** What ended. */
    enum Kind {
      DECLINED("approval of %s led to nothing"),
      DROPPED("question about %s ended"),
      FAILED("order on %s failed");

      private final String words;

      Kind(String words) {
        this.words = words;
      }
    }

    private boolean isMeant(What what) {
      return switch (what) {
        case What.Declines(Optional<String> named, Optional<String> saying) ->
            kind == Kind.DECLINED && isMeant(named, saying);
        case What.Drops(Optional<String> named, Optional<String> saying) ->
            kind == Kind.DROPPED && isMeant(named, saying);
        case What.Fails(Optional<String> named, Optional<String> saying) ->
            kind == Kind.FAILED && isMeant(named, saying);
        case What.Finding _,
            What.Acts _,
            What.Refused _,
            What.Asks _,
            What.Runs _,
            What.Out _,
            What.Tells _ ->
            false;
      };
    }

    private boolean isMeant(Optional<String> named, Optional<String> saying) {
      return named.map(service::equals).orElse(true) && says(reason, saying);
    }

    @Override
    public String words() {
      return kind.words.formatted(service) + " at " + Kinds.show(span.from()) + ": " + reason;
    }
  }

  /** An order ran an action of the host file. */
  record Ran(Span span, String service, String action) implements Deed {
    @Override
    public String words() {
      return action + " for " + service + " at " + Kinds.show(span.from());
    }
  }

  /** On one of several hosts. */
  record On(Deed deed, String host) implements Deed {
    @Override
    public Span span() {
      return deed.span();
    }

    @Override
    public String words() {
      return deed.words() + " on " + host;
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
      case Refused(Span _, Optional<String> of, String by, String why) ->
          what instanceof What.Refused(Optional<String> service, String guard, var saying)
              && by.equals(guard)
              && says(why, saying)
              && (service.isEmpty() || service.equals(of));
      case Asked(Span _, String of, Rung by) ->
          what instanceof What.Asks(Optional<String> service, Optional<Rung> rung, var _)
              && service.map(of::equals).orElse(true)
              && rung.map(by::equals).orElse(true);
      case Answered answered -> answered.isMeant(what);
      case Ran(Span _, String of, String by) ->
          what instanceof What.Runs(String action, Optional<String> service, var _)
              && by.equals(action)
              && service.map(of::equals).orElse(true);
      case On(Deed deed, String _) -> deed.fits(what);
      case Told(Span _, String of, boolean page) ->
          what instanceof What.Tells(Optional<String> code, boolean pagesOnly)
              && code.map(of::equals).orElse(true)
              && (page || !pagesOnly);
    };
  }

  private static boolean says(String reason, Optional<String> saying) {
    return saying.map(reason::contains).orElse(true);
  }

  /** Everything of a course that a test may expect, in order of time. */
  static List<Deed> of(Course course, Duration end) {
    List<Deed> deeds = new ArrayList<>();
    SortedMap<Long, String> services = new TreeMap<>();
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
            deeds.add(new Refused(held, whom, decided.refusedBy().get(), decided.reason()));
          }
        }
        case Fact.Told(Notice notice) ->
            deeds.add(new Told(moment, notice.code(), notice.severity() == Notice.Severity.PAGE));
        case Fact.Proposed asked -> {
          services.put(asked.number(), asked.service());
          deeds.add(new Asked(moment, asked.service(), asked.rung()));
        }
        case Fact.Unfulfilled none ->
            deeds.add(
                answered(moment, Answered.Kind.DECLINED, none.proposal(), none.reason(), services));
        case Fact.Lapsed lapsed ->
            deeds.add(
                answered(
                    moment, Answered.Kind.DROPPED, lapsed.proposal(), lapsed.reason(), services));
        case Fact.Ended(Outcome outcome) -> {
          if (outcome.end() == Outcome.End.FAILED || outcome.end() == Outcome.End.UNKNOWN) {
            deeds.add(
                new Answered(moment, Answered.Kind.FAILED, outcome.service(), outcome.reason()));
          }
        }
        default -> {
          // no test speaks of it
        }
      }
    }
    for (Course.Ran ran : course.ran()) {
      deeds.add(new Ran(new Span(ran.at(), ran.at()), ran.service(), ran.action()));
    }
    return deeds;
  }

  private static Deed answered(
      Span at, Answered.Kind kind, long proposal, String reason, SortedMap<Long, String> services) {
    return new Answered(at, kind, services.getOrDefault(proposal, ""), reason);
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
      case What.Refused(Optional<String> service, String guard, var _) ->
          guard + " refused nothing" + service.map(name -> " on " + name).orElse("");
      case What.Asks(Optional<String> service, Optional<Rung> rung, var _) ->
          "nobody was asked"
              + rung.map(each -> " for a " + Kinds.RUNG.show(each)).orElse("")
              + service.map(name -> " about " + name).orElse("");
      case What.Declines(Optional<String> service, var _) ->
          "no approval led to nothing" + service.map(name -> " on " + name).orElse("");
      case What.Drops(Optional<String> service, var _) ->
          "no question ended" + service.map(name -> " about " + name).orElse("");
      case What.Fails(Optional<String> service, var _) ->
          "no order failed" + service.map(name -> " on " + name).orElse("");
      case What.Runs(String action, Optional<String> service, var _) ->
          "no order ran " + action + service.map(name -> " for " + name).orElse("");
      case What.Out _ -> "nothing was out";
      case What.Tells(Optional<String> code, boolean pagesOnly) ->
          "no " + (pagesOnly ? "page" : "message") + code.map(each -> " " + each).orElse("");
    };
  }
}
