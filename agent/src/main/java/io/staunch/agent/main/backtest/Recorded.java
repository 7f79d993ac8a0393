package io.staunch.agent.main.backtest;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.history.Archive;
import io.staunch.core.history.LifeFacts;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One service's history in flat arrays, so that a month of fifty services fits: of each row when it
 * begins and how long it stands (milliseconds), its life, what the service used (bytes, the mean),
 * and what the server used.
 */
final class Recorded {
  private final String service;
  private final long[] at;
  private final long[] until;
  private final int[] life;
  private final long[] bytes;
  private final long[] used;
  private final long[] total;
  private final String[] lives;
  private final long[] started;
  private final long[] ceiling;

  private Recorded(Archive archive) {
    int size = archive.rows().size();
    service = archive.head().service();
    at = new long[size];
    until = new long[size];
    life = new int[size];
    bytes = new long[size];
    used = new long[size];
    total = new long[size];
    SortedMap<String, Integer> index = new TreeMap<>();
    lives = new String[archive.lives().size()];
    started = new long[lives.length];
    ceiling = new long[lives.length];
    for (int i = 0; i < lives.length; i++) {
      Archive.Life one = archive.lives().get(i);
      LifeFacts facts = one.facts();
      lives[i] = one.id().id();
      started[i] = one.started().toEpochMilli();
      ceiling[i] = facts.ceiling().map(Bytes::value).orElse(0L);
      index.put(lives[i], i);
    }
    for (int i = 0; i < size; i++) {
      Archive.Row row = archive.rows().get(i);
      at[i] = row.at().toEpochMilli();
      until[i] = at[i] + row.span().toMillis();
      life[i] = index.getOrDefault(row.life().id(), 0);
      bytes[i] = row.mean().value();
      used[i] = row.used().value();
      total[i] = row.total().value();
    }
  }

  static Recorded of(Archive archive) {
    return new Recorded(archive);
  }

  String service() {
    return service;
  }

  int rows() {
    return at.length;
  }

  long at(int row) {
    return at[row];
  }

  /** When it no longer stands: a span's end, or the moment itself. */
  long until(int row) {
    return until[row];
  }

  int life(int row) {
    return life[row];
  }

  long bytes(int row) {
    return bytes[row];
  }

  long used(int row) {
    return used[row];
  }

  long total(int row) {
    return total[row];
  }

  String name(int ofLife) {
    return lives[ofLife];
  }

  long started(int ofLife) {
    return started[ofLife];
  }

  /** The life's own bound, where one is known. */
  Optional<Bytes> ceiling(int ofLife) {
    return ceiling[ofLife] > 0 ? Optional.of(new Bytes(ceiling[ofLife])) : Optional.empty();
  }

  /** The usual distance of two moments, in milliseconds; of spans their length. 0 for none. */
  long interval() {
    long[] distances = new long[Math.max(0, at.length - 1)];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = at[i + 1] - at[i];
    }
    Arrays.sort(distances);
    return distances.length == 0 ? 0 : distances[distances.length / 2];
  }
}
