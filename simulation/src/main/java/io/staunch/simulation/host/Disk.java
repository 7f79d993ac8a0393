package io.staunch.simulation.host;

import io.staunch.core.act.HandRecord;
import io.staunch.core.engine.Event.Remembered;
import io.staunch.core.ledger.Entry;
import io.staunch.simulation.world.Chance;
import io.staunch.simulation.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The agent's files on a disk that may be full, read-only or slow: ledger, journal and history. */
public final class Disk {
  /** How the disk is. */
  public enum State {
    FINE,
    FULL,
    READ_ONLY
  }

  /** Rows that the history file keeps. */
  private static final int HISTORY = 512;

  /** Entries for which a full disk has room set aside. */
  private static final int RESERVE = 64;

  private final World world;
  private final Chance chance;
  private final DurableLog<Entry> ledger = new DurableLog<>();
  private final DurableLog<HandRecord> journal = new DurableLog<>();
  private final Deque<Remembered> history = new ArrayDeque<>();
  private State state = State.FINE;
  private int reserve = RESERVE;
  private long slowness;
  private int lifetimes;
  private Optional<DurableLog<?>> newest = Optional.empty();

  public Disk(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
  }

  public void state(State now) {
    state = now;
    reserve = RESERVE;
  }

  /** From here on a write takes up to so many milliseconds; 0: as fast as disks are. */
  public void slowness(long most) {
    slowness = most;
  }

  public void append(Entry entry, Consumer<Boolean> answer) {
    boolean room = state == State.FINE || (state == State.FULL && reserve-- > 0);
    write(ledger, entry, room, answer);
  }

  public void append(HandRecord record, Consumer<Boolean> answer) {
    write(journal, record, state == State.FINE, answer);
  }

  private <T> void write(DurableLog<T> log, T record, boolean room, Consumer<Boolean> answer) {
    long takes = slowness > 0 ? chance.between(100, slowness) : chance.between(1, 6);
    if (!room) {
      world.after(1, () -> answer.accept(false));
      return;
    }
    log.write(record);
    newest = Optional.of(log);
    int lifetime = lifetimes;
    world.at(
        log.syncedAt(world.now(), takes),
        () -> {
          if (lifetime == lifetimes) {
            if (state == State.READ_ONLY) {
              log.takeBack(record);
            }
            answer.accept(log.sync(record));
          }
        });
  }

  /** Adds a row to the history, which nobody waits for. */
  public void remember(Remembered row) {
    if (state == State.FINE) {
      history.addLast(row);
      if (history.size() > HISTORY) {
        history.removeFirst();
      }
    }
  }

  /**
   * The process that wrote is dead; what it had not been told of stays as it is.
   *
   * @param torn whether it died in the middle of its newest write to the ledger or the journal
   */
  public void processDied(boolean torn) {
    lifetimes++;
    if (torn) {
      newest.ifPresent(DurableLog::tear);
    }
  }

  /** The power is gone, and with it what was not synced. */
  public void powerLost() {
    lifetimes++;
    journal.losePower(chance);
    ledger.losePower(chance);
  }

  /** Whether the ledger on disk holds such an entry for good. */
  public boolean isDurable(Predicate<Entry> like) {
    return ledger.hasSynced(like);
  }

  /** Whether the journal on disk holds such a record for good. */
  public boolean isJournaled(Predicate<HandRecord> like) {
    return journal.hasSynced(like);
  }

  public List<Entry> ledger() {
    return ledger.read();
  }

  public List<HandRecord> journal() {
    return journal.read();
  }

  public List<Remembered> history() {
    return List.copyOf(history);
  }
}
