package io.staunch.simulation.check;

import io.staunch.core.engine.Ruleset.Rule;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.ProtectedGuard;
import io.staunch.core.guard.Terms;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.seen.Happening;
import java.util.List;
import java.util.Optional;

/** What policy, host file and people must have allowed at the moment an intent is noted. */
final class Decisions {
  private final Account account;

  Decisions(Account account) {
    this.account = account;
  }

  /** Looks at one intent; what is wrong, or nothing. */
  interface Law {
    Optional<String> broken(Deed deed);
  }

  List<Invariant> all() {
    return List.of(
        on(
            "mode",
            "nothing is done below approve, or alone without a tested channel, but what a person orders",
            this::mode),
        on(
            "approved",
            "nothing is done in mode approve that nobody approved, or whose life changed since",
            this::approved),
        on("candidate", "only candidates are acted on", this::candidate),
        on(
            "protected",
            "nothing protected goes down, and nothing that may not go along",
            this::guarded),
        on("risk", "nothing is done to what the policy says never to act on", this::risk),
        on("ladder", "only rungs that the rule lists are climbed", this::ladder),
        on("barred", "a barred rung is not repeated before a person acknowledged", this::barred),
        on("pause", "nothing is decided while paused, and one at a time after it", this::pause));
  }

  /** An invariant that is checked on each intent. */
  Invariant on(String name, String sentence, Law law) {
    return new Invariant(
        name,
        sentence,
        happening ->
            happening instanceof Happening.Noted(Entry entry)
                    && entry.fact() instanceof Fact.Intended intent
                ? account
                    .deed(intent.order().number())
                    .flatMap(deed ->
                        law.broken(deed)
                            .map(why ->
                                "order %d (%s %s): %s"
                                    .formatted(
                                        deed.number(), deed.order().rung(), deed.service(), why)))
                : Optional.empty());
  }

  static Optional<String> when(boolean broken, String why) {
    return broken ? Optional.of(why) : Optional.empty();
  }

  static Rule rule(Deed deed) {
    return deed.rules().rule(deed.intent().rule());
  }

  /** Whether a person ordered just this. */
  boolean isOrdered(Deed deed) {
    return account
        .ledgered()
        .orderedAt(deed.decided())
        .filter(what -> what.service().equals(deed.service()))
        .filter(what -> what.life().equals(Optional.of(deed.order().expected())))
        .isPresent();
  }

  private Optional<String> mode(Deed deed) {
    if (isOrdered(deed)) {
      return when(
          deed.rules().highest(deed.service()) == Mode.OBSERVE, "the host file lets only observe");
    }
    Mode mode = deed.rules().mode(rule(deed), deed.service());
    boolean alone = mode == Mode.ENFORCE;
    return when(mode.compareTo(Mode.APPROVE) < 0, "the mode in force is " + mode)
        .or(() ->
            when(alone && !account.ledgered().channelTested(), "no notify channel was tested"));
  }

  private Optional<String> approved(Deed deed) {
    if (deed.rules().mode(rule(deed), deed.service()) != Mode.APPROVE || isOrdered(deed)) {
      return Optional.empty();
    }
    boolean allowed =
        account.ledgered().approvedAt(deed.decided()).stream()
            .anyMatch(asked ->
                asked.service().equals(deed.service())
                    && asked.life().equals(deed.order().expected())
                    && isSeen(deed, asked.life())
                    && asked.rung() == deed.order().rung());
    return when(!allowed, "no person allowed just this at this moment");
  }

  private static boolean isSeen(Deed deed, Incarnation life) {
    return deed.sample()
        .flatMap(sample -> Account.present(sample, deed.service()))
        .filter(present -> present.life().equals(life))
        .isPresent();
  }

  private Optional<String> candidate(Deed deed) {
    return when(!deed.rules().terms().candidates().contains(deed.service()), "it is no candidate");
  }

  private Optional<String> guarded(Deed deed) {
    Terms terms = deed.rules().terms();
    for (String member : deed.members()) {
      boolean allowed =
          member.equals(deed.service())
              || terms.candidates().contains(member)
              || terms.mayTakeAlong().contains(member);
      if (terms.protectedServices().contains(member)
          || ProtectedGuard.alwaysProtected(member).isPresent()) {
        return Optional.of(member + " is protected");
      }
      if (!allowed) {
        return Optional.of(member + " may not go along");
      }
    }
    return Optional.empty();
  }

  private Optional<String> risk(Deed deed) {
    Stance stance = deed.rules().risks().getOrDefault(deed.service(), Stance.NEUTRAL);
    boolean doubtful =
        deed.sample()
            .flatMap(sample -> sample.surroundings().clockSynchronised())
            .equals(Optional.of(false));
    Risk risk = doubtful ? stance.risk() : stance.at(deed.decided().wall());
    return when(risk == Risk.NEVER, "the policy says never");
  }

  private Optional<String> ladder(Deed deed) {
    return when(
        !rule(deed).ladder().contains(deed.order().rung()), "the rule does not list the rung");
  }

  private Optional<String> barred(Deed deed) {
    return when(
        account.ledgered().isBarred(deed.service(), deed.order().rung()), "the rung is barred");
  }

  private Optional<String> pause(Deed deed) {
    boolean flag = deed.sample().flatMap(s -> s.surroundings().pauseFlag()).isPresent();
    boolean command = account.ledgered().isPaused(deed.decided());
    return when(flag, "the pause flag lies")
        .or(() -> when(command, "a person has paused"))
        .or(() ->
            when(
                account.isResuming() && others(deed).anyMatch(Deed::isOut),
                "a pause has ended and another order was not seen up since"));
  }

  /** Every other deed. */
  java.util.stream.Stream<Deed> others(Deed deed) {
    return account.deeds().stream().filter(other -> other.number() != deed.number());
  }
}
