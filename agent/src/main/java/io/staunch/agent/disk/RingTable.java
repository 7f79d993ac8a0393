package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A fixed table of numbered names in a history file, kept twice. Slot {@code number % slots}, so
 * that the newest replace the oldest.
 */
final class RingTable {
  /** Bytes of one slot. */
  static final int SLOT = 256;

  private static final int TEXT = SLOT - 24;

  /** Longest first name, in bytes. */
  static final int LONGEST_NAME = 120;

  /**
   * One name.
   *
   * @param number from 1 on
   * @param started boot clock in milliseconds; may be negative where a clock is not exact
   */
  record Name(long number, long started, String first, String second) {
    Name {
      first = fit(first, LONGEST_NAME);
      second = fit(second, TEXT - LONGEST_NAME);
    }
  }

  private final Disk.Store store;
  private final long at;
  private final int slots;
  private final Name[] names;
  private long last;
  private int lost;

  /** Reads the table that begins at {@code at}. */
  RingTable(Disk.Store store, long at, int slots) throws IOException {
    this.store = store;
    this.at = at;
    this.slots = slots;
    this.names = new Name[slots];
    byte[] copies = new byte[2 * slots * SLOT];
    store.read(copies, copies.length, at);
    for (int i = 0; i < slots; i++) {
      Optional<Name> a = decode(copies, i * SLOT);
      Optional<Name> b = decode(copies, (slots + i) * SLOT);
      // a kill between the two writes leaves the older in the second: the higher number is the
      // newer
      Optional<Name> name =
          a.filter(first -> b.isEmpty() || first.number >= b.get().number).or(() -> b);
      if (name.isPresent()) {
        names[i] = name.get();
        last = StrictMath.max(last, name.get().number);
      } else if (!isBlank(copies, i * SLOT, SLOT) && !isBlank(copies, (slots + i) * SLOT, SLOT)) {
        lost++;
      }
    }
  }

  static String fit(String text, int bytes) {
    String fits = text;
    while (fits.getBytes(UTF_8).length > bytes) {
      fits = fits.substring(0, fits.offsetByCodePoints(fits.length(), -1));
    }
    return fits;
  }

  /** Whether nothing was ever written there. */
  static boolean isBlank(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Name> decode(byte[] bytes, int from) {
    byte[] slot = Arrays.copyOfRange(bytes, from, from + SLOT);
    ByteBuffer in = ByteBuffer.wrap(slot);
    if (in.getInt(SLOT - 4) != RingLayout.crc(slot, 0, SLOT - 4)) {
      return Optional.empty();
    }
    long number = in.getLong();
    long started = in.getLong();
    int first = in.getShort();
    int second = in.getShort();
    if (number < 1) {
      return Optional.empty();
    }
    String a = new String(slot, in.position(), first, UTF_8);
    String b = new String(slot, in.position() + first, second, UTF_8);
    return Optional.of(new Name(number, started, a, b));
  }

  private void write(Name name) throws IOException {
    byte[] first = name.first.getBytes(UTF_8);
    byte[] second = name.second.getBytes(UTF_8);
    ByteBuffer slot = ByteBuffer.allocate(SLOT);
    slot.putLong(name.number).putLong(name.started);
    slot.putShort((short) first.length).putShort((short) second.length).put(first).put(second);
    slot.putInt(SLOT - 4, RingLayout.crc(slot.array(), 0, SLOT - 4));
    int place = (int) (name.number % slots);
    store.write(slot.array(), SLOT, at + (long) place * SLOT);
    store.write(slot.array(), SLOT, at + (long) (slots + place) * SLOT);
    names[place] = name;
    last = StrictMath.max(last, name.number);
  }

  /** Adds a name under the next number whose slot is not among {@code inUse}. */
  Name add(long started, String first, String second, LongPredicate inUse) throws IOException {
    long number = last + 1;
    for (int tried = 0; tried < slots; tried++) {
      Name old = names[(int) (number % slots)];
      if (old == null || !inUse.test(old.number)) {
        Name name = new Name(number, started, first, second);
        write(name);
        return name;
      }
      number++;
    }
    throw new IOException("all " + slots + " names of the table are in use");
  }

  /** The name with this number; empty where a newer one took its slot. */
  Optional<Name> name(long number) {
    Name name = names[(int) (number % slots)];
    return name != null && name.number == number ? Optional.of(name) : Optional.empty();
  }

  /** The newest with these names. */
  Optional<Name> find(String first, String second) {
    String a = fit(first, LONGEST_NAME);
    String b = fit(second, TEXT - LONGEST_NAME);
    Optional<Name> found = Optional.empty();
    for (Name name : names) {
      if (name != null
          && name.first.equals(a)
          && name.second.equals(b)
          && found.map(other -> other.number < name.number).orElse(true)) {
        found = Optional.of(name);
      }
    }
    return found;
  }

  /** Names of which both copies are damaged. */
  int lost() {
    return lost;
  }
}
