package io.staunch.agent.main.backtest;

import io.staunch.core.fleet.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Notices where memory was measured to be used up, and whether it would have been. */
final class Watch {
  private final List<Player> players;
  private final boolean[] full;
  private final long[] grown;
  private final int[] life;
  private final long[] first;
  private final List<Exhaustion> seen = new ArrayList<>();
  private boolean serverFull;

  Watch(List<Player> players) {
    this.players = players;
    this.full = new boolean[players.size()];
    this.grown = new long[players.size()];
    this.life = new int[players.size()];
    this.first = new long[players.size()];
    Arrays.fill(life, -1);
  }

  /**
   * @param used what the server was measured to use
   * @param won how much less it would use
   */
  void look(long now, long patience, long used, long total, long won) {
    for (int i = 0; i < life.length; i++) {
      Player player = players.get(i);
      if (player.isSeen(now, patience)) {
        look(i, player, now);
      }
    }
    boolean isFull = total > 0 && used >= Exhaustion.FULL * total;
    if (isFull && !serverFull) {
      Optional<Player> most = most();
      seen.add(
          new Exhaustion(
              Instant.ofEpochMilli(now),
              most.map(Player::service),
              most.map(Player::life).orElse(-1),
              true,
              used - won < Exhaustion.FULL * total));
    }
    serverFull = isFull || (serverFull && used >= Exhaustion.OVER * total);
  }

  private void look(int i, Player player, long now) {
    long measured = player.past().bytes(player.row());
    if (life[i] != player.life()) {
      life[i] = player.life();
      first[i] = measured;
      full[i] = false;
    }
    first[i] = Math.min(first[i], measured);
    grown[i] = measured - first[i];
    Optional<Bytes> ceiling = player.past().ceiling(player.life());
    if (ceiling.isEmpty()) {
      return;
    }
    double bound = Exhaustion.FULL * ceiling.get().value();
    boolean isFull = measured >= bound;
    if (isFull && !full[i]) {
      seen.add(
          new Exhaustion(
              Instant.ofEpochMilli(now),
              Optional.of(player.service()),
              player.life(),
              false,
              player.bytes() < bound));
    }
    full[i] = isFull || (full[i] && measured >= Exhaustion.OVER * ceiling.get().value());
  }

  private Optional<Player> most() {
    return IntStream.range(0, life.length)
        .boxed()
        .max(Comparator.comparingLong(i -> grown[i]))
        .map(players::get);
  }

  List<Exhaustion> seen() {
    return List.copyOf(seen);
  }
}
