package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.history.LifeFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * The table of lives in a history file, kept twice: what a number in a row stands for. A service
 * that restarts more often than others forgets its own oldest lives, never another's only ones. In
 * memory there are three numbers for each life; names are read when they are asked for.
 */
final class RingLives {
  /** Bytes of one slot. */
  static final int SLOT = 1024;

  private static final int LONGEST_ID = 112;
  private static final int LONGEST_EXECUTABLE = 200;
  private static final int LONGEST_COMMAND = 536;
  private static final long NONE = -1;

  /**
   * One life.
   *
   * @param number from {@code slots} on; its slot is the rest after division by the slots
   * @param sequence the higher, the later it was first seen
   * @param bootMillis its start on the boot clock; may be negative where a clock is not exact
   * @param wallMillis its start since 1970
   */
  record Life(
      long number,
      long sequence,
      long bootMillis,
      long wallMillis,
      String service,
      Incarnation id,
      LifeFacts facts) {}

  private final Disk.Store store;
  private final long at;
  private final int slots;
  private final int share;
  private final long[] numbers;
  private final long[] sequences;
  private final int[] hashes;
  private long last;
  private int lost;

  /** Reads the table that begins at {@code at}. */
  RingLives(Disk.Store store, long at, int slots, int services) throws IOException {
    this.store = store;
    this.at = at;
    this.slots = slots;
    share = StrictMath.max(1, slots / services);
    numbers = new long[slots];
    sequences = new long[slots];
    hashes = new int[slots];
    byte[] a = new byte[SLOT];
    byte[] b = new byte[SLOT];
    for (int slot = 0; slot < slots; slot++) {
      read(slot, a, b);
      Optional<Life> life = newer(a, b);
      life.ifPresent(this::remember);
      if (life.isEmpty() && !RingTable.isBlank(a, 0, SLOT) && !RingTable.isBlank(b, 0, SLOT)) {
        lost++;
      }
    }
  }

  private void remember(Life life) {
    int slot = (int) (life.number % slots);
    numbers[slot] = life.number;
    sequences[slot] = life.sequence;
    hashes[slot] = life.service.hashCode();
    last = StrictMath.max(last, life.sequence);
  }

  private void read(int slot, byte[] a, byte[] b) throws IOException {
    store.read(a, SLOT, at + (long) slot * SLOT);
    store.read(b, SLOT, at + (long) (slots + slot) * SLOT);
  }

  /** A kill between the two writes leaves the older in the second. */
  private static Optional<Life> newer(byte[] a, byte[] b) {
    Optional<Life> first = decode(a);
    Optional<Life> second = decode(b);
    return first
        .filter(life -> second.isEmpty() || life.sequence >= second.get().sequence)
        .or(() -> second);
  }

  private static Optional<Life> decode(byte[] slot) {
    ByteBuffer in = ByteBuffer.wrap(slot);
    long number = in.getLong();
    if (number < 1 || in.getInt(SLOT - 4) != RingLayout.crc(slot, 0, SLOT - 4)) {
      return Optional.empty();
    }
    long sequence = in.getLong();
    long boot = in.getLong();
    long wall = in.getLong();
    long ceiling = in.getLong();
    String[] texts = new String[4];
    int[] lengths = {in.getShort(), in.getShort(), in.getShort(), in.getShort()};
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new String(slot, in.position(), lengths[i], UTF_8);
      in.position(in.position() + lengths[i]);
    }
    LifeFacts facts =
        new LifeFacts(
            Optional.of(texts[2]).filter(text -> !text.isEmpty()),
            Optional.of(texts[3]).filter(text -> !text.isEmpty()),
            ceiling == NONE ? Optional.empty() : Optional.of(new Bytes(ceiling)));
    return Optional.of(
        new Life(number, sequence, boot, wall, texts[0], new Incarnation(texts[1]), facts));
  }

  private void write(Life life) throws IOException {
    byte[][] texts = {
      service(life.service).getBytes(UTF_8),
      RingTable.fit(life.id.id(), LONGEST_ID).getBytes(UTF_8),
      RingTable.fit(life.facts.executable().orElse(""), LONGEST_EXECUTABLE).getBytes(UTF_8),
      RingTable.fit(life.facts.command().orElse(""), LONGEST_COMMAND).getBytes(UTF_8)
    };
    ByteBuffer slot = ByteBuffer.allocate(SLOT);
    slot.putLong(life.number).putLong(life.sequence).putLong(life.bootMillis);
    slot.putLong(life.wallMillis).putLong(life.facts.ceiling().map(Bytes::value).orElse(NONE));
    for (byte[] text : texts) {
      slot.putShort((short) text.length);
    }
    for (byte[] text : texts) {
      slot.put(text);
    }
    slot.putInt(SLOT - 4, RingLayout.crc(slot.array(), 0, SLOT - 4));
    int place = (int) (life.number % slots);
    store.write(slot.array(), SLOT, at + (long) place * SLOT);
    store.write(slot.array(), SLOT, at + (long) (slots + place) * SLOT);
    remember(life);
  }

  /** A service's name as it is kept. */
  static String service(String name) {
    return RingTable.fit(name, RingTable.LONGEST_NAME);
  }

  /** Adds a life in the place of one that is not among {@code inUse}. */
  Life add(Life seen, LongPredicate inUse) throws IOException {
    int slot = place(seen.service.hashCode(), inUse);
    // as many as fit into the four bytes that a row has for it
    long number = (numbers[slot] == 0 ? slot : numbers[slot]) + slots;
    Life life =
        new Life(
            number > 0xffff_ffffL ? slots + slot : number,
            last + 1,
            seen.bootMillis,
            seen.wallMillis,
            service(seen.service),
            seen.id,
            seen.facts);
    write(life);
    return life;
  }

  /** The same life with other facts. */
  Life change(Life life, LifeFacts facts) throws IOException {
    Life changed =
        new Life(
            life.number,
            life.sequence,
            life.bootMillis,
            life.wallMillis,
            life.service,
            life.id,
            facts);
    write(changed);
    return changed;
  }

  private int place(int service, LongPredicate inUse) throws IOException {
    for (int slot = 0; slot < slots; slot++) {
      if (numbers[slot] == 0) {
        return slot;
      }
    }
    int own = oldest(hash -> hash == service, inUse);
    if (count(service) >= share && own >= 0) {
      return own;
    }
    int any = oldest(hash -> count(hash) > share, inUse);
    int place = any >= 0 ? any : oldest(_ -> true, inUse);
    if (place < 0) {
      throw new IOException("all " + slots + " lives of the table are in use");
    }
    return place;
  }

  private int count(int service) {
    int count = 0;
    for (int slot = 0; slot < slots; slot++) {
      count += numbers[slot] != 0 && hashes[slot] == service ? 1 : 0;
    }
    return count;
  }

  private int oldest(IntPredicate service, LongPredicate inUse) {
    int oldest = -1;
    for (int slot = 0; slot < slots; slot++) {
      if (numbers[slot] != 0
          && (oldest < 0 || sequences[slot] < sequences[oldest])
          && !inUse.test(numbers[slot])
          && service.test(hashes[slot])) {
        oldest = slot;
      }
    }
    return oldest;
  }

  /** The life with this number; empty where another took its slot. */
  Optional<Life> life(long number) throws IOException {
    int slot = (int) (number % slots);
    if (numbers[slot] != number) {
      return Optional.empty();
    }
    byte[] a = new byte[SLOT];
    byte[] b = new byte[SLOT];
    read(slot, a, b);
    return newer(a, b).filter(life -> life.number == number);
  }

  /** The newest life of a service with this id. */
  Optional<Life> find(String service, Incarnation id) throws IOException {
    String wanted = RingTable.fit(id.id(), LONGEST_ID);
    return of(service).filter(life -> life.id.id().equals(wanted)).findFirst();
  }

  /** The lives of a service, newest first. */
  Stream<Life> of(String service) throws IOException {
    String wanted = service(service);
    int hash = wanted.hashCode();
    List<Life> lives = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      if (numbers[slot] != 0 && hashes[slot] == hash) {
        life(numbers[slot]).filter(life -> life.service.equals(wanted)).ifPresent(lives::add);
      }
    }
    lives.sort(Comparator.comparingLong(Life::sequence).reversed());
    return lives.stream();
  }

  /** Lives of which both copies are damaged. */
  int lost() {
    return lost;
  }
}
