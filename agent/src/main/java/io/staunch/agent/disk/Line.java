package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.staunch.core.ledger.Chain;
import java.util.Arrays;
import java.util.Optional;

/**
 * One line of a durable log: an envelope that every release reads and checks in the same way,
 * around a body whose meaning the format says.
 *
 * <pre>{"format":1,"number":12,"prev":"…","hash":"…","entry":{…}}</pre>
 *
 * @param format of the body
 * @param number rising from line to line
 * @param prev the hash of the line before
 * @param hash over {@code prev}, format, number and body
 * @param body compact JSON, never holding a line feed
 */
record Line(int format, long number, String prev, String hash, String body) {
  static final int FORMAT = 1;

  /** Longest line, in bytes. */
  static final int LONGEST = 256 * 1024;

  private static final String A = "{\"format\":";
  private static final String B = ",\"number\":";
  private static final String C = ",\"prev\":\"";
  private static final String D = "\",\"hash\":\"";
  private static final String E = "\",\"entry\":";
  private static final int HASH = Chain.GENESIS.length();

  /** How every line begins, to find the next one behind a damaged one. */
  static byte[] start() {
    return A.getBytes(UTF_8);
  }

  /** The line that follows the one with hash {@code prev}. */
  static Line after(String prev, long number, String body) {
    return new Line(FORMAT, number, prev, link(FORMAT, number, prev, body), body);
  }

  private static String link(int format, long number, String prev, String body) {
    return Chain.link(prev, (format + " " + number + " " + body).getBytes(UTF_8));
  }

  /** With its line feed. */
  byte[] bytes() {
    return (A + format + B + number + C + prev + D + hash + E + body + "}\n").getBytes(UTF_8);
  }

  /** Reads a line without its line feed; empty where one bit of it is not as it was written. */
  static Optional<Line> of(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, UTF_8);
    int b = text.indexOf(B);
    int c = text.indexOf(C);
    if (!text.startsWith(A) || b < 0 || c < b || !text.endsWith("}")) {
      return Optional.empty();
    }
    int d = c + C.length() + HASH;
    int e = d + D.length() + HASH;
    if (!text.startsWith(D, d) || !text.startsWith(E, e)) {
      return Optional.empty();
    }
    String prev = text.substring(c + C.length(), d);
    String hash = text.substring(d + D.length(), e);
    String body = text.substring(e + E.length(), text.length() - 1);
    try {
      int format = Integer.parseInt(text.substring(A.length(), b));
      long number = Long.parseLong(text.substring(b + B.length(), c));
      Line line = new Line(format, number, prev, hash, body);
      byte[] again = line.bytes();
      boolean same =
          hash.equals(link(format, number, prev, body))
              && Arrays.equals(again, 0, again.length - 1, bytes, from, to);
      return same ? Optional.of(line) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
