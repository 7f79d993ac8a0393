package io.staunch.core.guard;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.StandingState.Act;
import io.staunch.core.guard.StandingState.Disturbed;
import io.staunch.core.guard.StandingState.OfService;
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

  private final Deque<Moment> starts = new ArrayDeque<>();
  private final Map<Rung, String> bars = new EnumMap<>(Rung.class);
  private Optional<Incarnation> life = Optional.empty();
  private Optional<Moment> foreignStart = Optional.empty();
  private Optional<Long> underWay = Optional.empty();
  private Optional<Act> lastAct = Optional.empty();
  private Optional<Act> actBefore = Optional.empty();
  private Optional<Disturbed> disturbed = Optional.empty();
  private int doublings = 0;

  OfService state() {
    List<StandingState.Bar> barred = new ArrayList<>();
    bars.forEach((rung, reason) -> barred.add(new StandingState.Bar(rung, reason)));
    return new OfService(
        starts(), barred, life, foreignStart, underWay, lastAct, actBefore, disturbed, doublings);
  }

  static Past of(OfService state) {
    Past past = new Past();
    past.starts.addAll(state.starts());
    state.bars().forEach(bar -> past.bars.put(bar.rung(), bar.reason()));
    past.life = state.life();
    past.foreignStart = state.foreignStart();
    past.underWay = state.underWay();
    past.lastAct = state.lastAct();
    past.actBefore = state.actBefore();
    past.disturbed = state.disturbed();
    past.doublings = state.doublings();
    return past;
  }

  /** Returns whether this is another life than the one known. */
  boolean begin(Incarnation newLife, boolean ours, Moment at) {
    if (life.filter(newLife::equals).isPresent()) {
      return false;
    }
    life = Optional.of(newLife);
    if (starts.size() == MOST_STARTS) {
      starts.removeFirst();
    }
    starts.addLast(at);
    if (!ours) {
      foreignStart = Optional.of(at);
    }
    return true;
  }

  /** An order was intended for the service itself, on the life it names. */
  void intend(long order, Rung rung, Incarnation expected, Moment at) {
    if (life.isEmpty()) {
      life = Optional.of(expected);
    }
    intend(order, rung, Optional.of(expected), at);
  }

  /** The service goes along with an order on another one. */
  void goAlong(long order, Rung rung, Moment at) {
    intend(order, rung, life, at);
  }

  private void intend(long order, Rung rung, Optional<Incarnation> meant, Moment at) {
    actBefore = lastAct;
    lastAct = Optional.of(new Act(order, rung, at, true));
    underWay = Optional.of(order);
    // an earlier order on the same life stays the one that counts, whatever becomes of this one
    if (rung.endsLife() && meant.flatMap(this::disturbed).isEmpty()) {
      disturbed = meant.map(current -> new Disturbed(order, current));
    }
  }

  void end(long order, boolean acted, Moment at) {
    if (!isUnderWay(order)) {
      return;
    }
    underWay = Optional.empty();
    lastAct =
        lastAct.map(act -> act.order() == order ? new Act(order, act.rung(), at, acted) : act);
    if (!acted) {
      disturbed = disturbed.filter(old -> old.order() != order);
    }
  }

  void withdraw(long order) {
    if (!isUnderWay(order)) {
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

  Optional<Moment> lastStart() {
    return Optional.ofNullable(starts.peekLast());
  }

  Optional<Moment> foreignStart() {
    return foreignStart;
  }

  Optional<Long> underWay() {
    return underWay;
  }

  boolean isUnderWay(long order) {
    return underWay.filter(own -> own == order).isPresent();
  }

  Optional<Act> lastAct() {
    return lastAct;
  }

  /** The order that was meant to end this very life and may have tried to. */
  Optional<Long> disturbed(Incarnation current) {
    return disturbed.filter(old -> old.life().equals(current)).map(Disturbed::order);
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
