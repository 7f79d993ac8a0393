package io.staunch.simulation.fault;

import io.staunch.core.act.HandRecord;
import io.staunch.core.act.Outcome;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.seen.Phase;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far each order under way has come, from what the world saw. */
public final class Progress {
  private final SortedMap<Long, At> under = new TreeMap<>();

  /** Where an order is. */
  public record At(long order, String service, Phase phase) {}

  /** Takes a happening in; returns where an order has come to by it, if one has. */
  public Optional<At> see(Happening happening) {
    return switch (happening) {
      case Happening.Noted(Entry entry) -> noted(entry);
      case Happening.Recorded(Entry entry, boolean durable) -> recorded(entry, durable);
      case Happening.Began began ->
          move(began.step().order(), Phase.of(began.step().what(), began.step().compensating()));
      case Happening.Penned(HandRecord.Closed closed) -> move(closed.order(), Phase.CLOSING);
      case Happening.AgentStarted started -> {
        under.keySet().removeIf(order -> !holds(started, order));
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static boolean holds(Happening.AgentStarted started, long order) {
    return started.entries().stream()
        .anyMatch(entry -> entry.fact() instanceof Fact.Intended i && i.order().number() == order);
  }

  private Optional<At> noted(Entry entry) {
    if (entry.fact() instanceof Fact.Intended intent) {
      long number = intent.order().number();
      under.put(number, new At(number, intent.order().service(), Phase.INTENT));
      return move(number, Phase.INTENT);
    }
    if (entry.fact() instanceof Fact.Verified(Verification v) && v.kind() == Verification.Kind.UP) {
      under.remove(v.order());
    }
    return Optional.empty();
  }

  private Optional<At> recorded(Entry entry, boolean durable) {
    return switch (entry.fact()) {
      case Fact.Intended intent when durable -> move(intent.order().number(), Phase.HAND_OVER);
      case Fact.Intended intent -> {
        under.remove(intent.order().number());
        yield Optional.empty();
      }
      case Fact.Ended(Outcome outcome) when outcome.end() == Outcome.End.NOT_DONE -> {
        under.remove(outcome.order());
        yield Optional.empty();
      }
      case Fact.Ended(Outcome outcome) when durable -> move(outcome.order(), Phase.VERIFY);
      default -> Optional.empty();
    };
  }

  private Optional<At> move(long order, Phase phase) {
    return Optional.ofNullable(
        under.computeIfPresent(order, (n, at) -> new At(n, at.service(), phase)));
  }

  public Optional<At> of(long order) {
    return Optional.ofNullable(under.get(order));
  }

  /** All orders under way, oldest first. */
  public List<At> all() {
    return List.copyOf(under.values());
  }
}
