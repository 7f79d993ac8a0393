package io.staunch.agent.main;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.link.Request;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What a person thinks of a decision: only what was acted on, or would have been, is judged. */
sealed interface Judging {
  /** No judgement; the reason says which entry may be judged. */
  record Refused(String reason) implements Judging {}

  /** A judgement of a decision that the ledger holds. */
  record About(Entry decision, Fact.Opinion opinion, String reason) implements Judging {
    Event event(String by, Moment at) {
      return new Event.Judge(decision.number(), decision.incident(), opinion, by, reason, at);
    }

    String sentence(String by) {
      return "Entry %d (%s) is judged %s by %s."
          .formatted(decision.number(), spoken(decision.fact()), word(opinion), by);
    }
  }

  /** Looks up what a request judges. */
  static Judging of(LedgerReader ledger, Request request) throws IOException {
    String which = Optional.ofNullable(request.arguments().get("entry")).orElse("");
    Optional<Fact.Opinion> opinion =
        opinion(Optional.ofNullable(request.arguments().get("opinion")).orElse(""));
    if (!which.matches("[0-9]{1,18}") || opinion.isEmpty()) {
      return new Refused("a judgement is the number of an entry, and right, wrong or unsure");
    }
    Optional<Entry> entry = ledger.entry(Long.parseLong(which));
    if (entry.isEmpty()) {
      return new Refused("the ledger holds no entry " + which);
    }
    if (!isDecision(entry.get())) {
      return new Refused(
          "entry "
              + which
              + " is nothing that was done or would have been"
              + nearest(ledger, entry.get())
                  .map(near ->
                      "; the nearest that is: " + near.number() + " (" + spoken(near.fact()) + ")")
                  .orElse(", and the ledger holds none"));
    }
    String reason = Optional.ofNullable(request.arguments().get("reason")).orElse("");
    return new About(entry.get(), opinion.get(), reason);
  }

  /** The opinion of that name. */
  static Optional<Fact.Opinion> opinion(String word) {
    for (Fact.Opinion opinion : Fact.Opinion.values()) {
      if (word(opinion).equals(word)) {
        return Optional.of(opinion);
      }
    }
    return Optional.empty();
  }

  private static String word(Fact.Opinion opinion) {
    return opinion.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isDecision(Entry entry) {
    return entry.fact() instanceof Fact.Decided decided && (decided.acts() || decided.wouldAct());
  }

  private static String spoken(Fact fact) {
    return fact instanceof Fact.Decided decided
        ? decided.rung().map(rung -> word(rung.name())).orElse("")
            + " of "
            + decided.chosen().orElse("")
            + (decided.acts() ? "" : ", would have been done")
        : "";
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The nearest decision of the same incident; where it has none, of the ledger. */
  private static Optional<Entry> nearest(LedgerReader ledger, Entry to) throws IOException {
    if (to.incident() != 0) {
      Nearest within = new Nearest(to.number());
      ledger.incident(to.incident()).entries().forEach(within::goOn);
      if (within.found.isPresent()) {
        return within.found;
      }
    }
    Nearest anywhere = new Nearest(to.number());
    ledger.each(anywhere::goOn);
    return anywhere.found;
  }

  /** Keeps the nearest decision of those that pass by in rising order; the earlier of two alike. */
  final class Nearest {
    private final long to;
    private Optional<Entry> found = Optional.empty();

    Nearest(long to) {
      this.to = to;
    }

    /** Whether a nearer one may follow. */
    boolean goOn(Entry entry) {
      boolean nearer = found.map(before -> distance(entry) < distance(before)).orElse(true);
      if (isDecision(entry) && nearer) {
        found = Optional.of(entry);
      }
      return entry.number() <= to || found.isEmpty();
    }

    private long distance(Entry entry) {
      return Math.abs(entry.number() - to);
    }
  }
}
