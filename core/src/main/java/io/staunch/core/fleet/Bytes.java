package io.staunch.core.fleet;

import java.util.List;

/** An amount of memory or disk in bytes; may be negative when it is a difference. */
public record Bytes(long value) implements Comparable<Bytes> {
  public static final Bytes ZERO = new Bytes(0);
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final int BITS = 10;

  public static Bytes ofKibi(long kibibytes) {
    return new Bytes(StrictMath.multiplyExact(kibibytes, 1024L));
  }

  public static Bytes ofMebi(long mebibytes) {
    return new Bytes(StrictMath.multiplyExact(mebibytes, 1024L * 1024L));
  }

  public Bytes plus(Bytes other) {
    return new Bytes(StrictMath.addExact(value, other.value));
  }

  public Bytes minus(Bytes other) {
    return new Bytes(StrictMath.subtractExact(value, other.value));
  }

  /** This amount times {@code factor}, rounded to the nearest byte. */
  public Bytes times(double factor) {
    return new Bytes(StrictMath.round(value * factor));
  }

  /** The larger of the two. */
  public Bytes max(Bytes other) {
    return value >= other.value ? this : other;
  }

  /** This amount as a share of {@code whole}, 0 where the whole is not positive. */
  public double shareOf(Bytes whole) {
    return whole.value <= 0 ? 0 : (double) value / whole.value;
  }

  @Override
  public int compareTo(Bytes other) {
    return Long.compare(value, other.value);
  }

  /**
   * For people: at most one decimal in the largest binary unit that keeps the number at 1 or more.
   */
  @Override
  public String toString() {
    long amount = value == Long.MIN_VALUE ? Long.MAX_VALUE : StrictMath.abs(value);
    int unit = 0;
    while (unit < UNITS.size() - 1 && amount >> (BITS * unit) >= 1024) {
      unit++;
    }
    int shift = BITS * unit;
    long whole = amount >> shift;
    long rest = amount - (whole << shift);
    long half = unit == 0 ? 0 : 1L << (shift - 1);
    long tenths = 10 * whole + ((10 * rest + half) >> shift);
    String digits =
        tenths >= 1000
            ? String.valueOf(whole + ((rest + half) >> shift))
            : tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    return (value < 0 ? "-" : "") + digits + " " + UNITS.get(unit);
  }
}
