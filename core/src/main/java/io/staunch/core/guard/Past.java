package io.staunch.core.guard;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to one service so far, as far as a guard must know it. */
final class Past {
  /** Starts that are remembered; a start limit above this is held at this. */
  static final int MOST_STARTS = 64;

  /** The back-off doubles at most this often; its cap is reached long before. */
  static final int MOST_DOUBLINGS = 30;

  /** Stands for a life that nobody has seen; no real one has this name. */
  static final Incarnation UNKNOWN_LIFE = new Incarnation("?");

  private final Deque<Moment> starts = new ArrayDeque<>();
  private final Map<Rung, String> bars = new EnumMap<>(Rung.class);
  private Optional<Incarnation> life = Optional.empty();
  private Optional<Moment> foreignStart = Optional.empty();
  private Optional<Long> underWay = Optional.empty();
  private Optional<Act> lastAct = Optional.empty();
  private Optional<Act> actBefore = Optional.empty();
  private Optional<Disturbed> disturbed = Optional.empty();
  private int doublings = 0;

  /** The newest action: its order, what it was, and when it was last heard of. */
  record Act(long order, Rung rung, Moment at) {}

  /** The life that an order was meant for, so that it gets no second one. */
  record Disturbed(long order, Incarnation life) {}

  /** Returns whether this was a restart: another life than the one seen before. */
  boolean begin(Incarnation newLife, boolean ours, Moment at) {
    if (life.filter(newLife::equals).isPresent()) {
      return false;
    }
    boolean restart = life.isPresent();
    life = Optional.of(newLife);
    if (restart) {
      if (starts.size() == MOST_STARTS) {
        starts.removeFirst();
      }
      starts.addLast(at);
      if (!ours) {
        foreignStart = Optional.of(at);
      }
    }
    return restart;
  }

  void intend(long order, Rung rung, Moment at) {
    actBefore = lastAct;
    lastAct = Optional.of(new Act(order, rung, at));
    underWay = Optional.of(order);
    if (rung.endsLife()) {
      disturbed = Optional.of(new Disturbed(order, life.orElse(UNKNOWN_LIFE)));
    }
  }

  /** The order named this life, which is more certain than the one seen last. */
  void expect(Incarnation expected) {
    disturbed =
        disturbed.map(old ->
            underWay.filter(order -> order == old.order()).isPresent()
                ? new Disturbed(old.order(), expected)
                : old);
    if (life.isEmpty()) {
      life = Optional.of(expected).filter(known -> !known.equals(UNKNOWN_LIFE));
    }
  }

  void end(long order, boolean acted, Moment at) {
    if (underWay.filter(own -> own == order).isEmpty()) {
      return;
    }
    underWay = Optional.empty();
    lastAct = lastAct.map(act -> act.order() == order ? new Act(order, act.rung(), at) : act);
    if (!acted) {
      disturbed = disturbed.filter(old -> old.order() != order);
    }
  }

  void withdraw(long order) {
    if (underWay.filter(own -> own == order).isEmpty()) {
      return;
    }
    underWay = Optional.empty();
    lastAct = actBefore;
    disturbed = disturbed.filter(old -> old.order() != order);
  }

  void worth(boolean helped) {
    doublings = helped ? 0 : StrictMath.min(doublings + 1, MOST_DOUBLINGS);
  }

  void bar(Rung rung, String reason) {
    bars.put(rung, reason);
  }

  void acknowledge() {
    bars.clear();
    doublings = 0;
    if (underWay.isEmpty()) {
      disturbed = Optional.empty();
    }
  }

  Optional<Incarnation> life() {
    return life;
  }

  /** Restarts by anyone, oldest first. */
  List<Moment> starts() {
    return new ArrayList<>(starts);
  }

  Optional<Moment> foreignStart() {
    return foreignStart;
  }

  Optional<Long> underWay() {
    return underWay;
  }

  Optional<Act> lastAct() {
    return lastAct;
  }

  Optional<Disturbed> disturbed() {
    return disturbed;
  }

  int doublings() {
    return doublings;
  }

  List<Rung> bars() {
    return new ArrayList<>(bars.keySet());
  }

  Optional<String> bar(Rung rung) {
    return Optional.ofNullable(bars.get(rung));
  }
}
