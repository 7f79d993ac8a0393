package io.staunch.core.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain of a ledger: each link is SHA-256 over the link before it and the bytes of the
 * entry, so that an edited or removed entry shows in every later one. What cuts the end or rewrites
 * the whole shows only against an anchored head.
 */
public final class Chain {

  /** What the first entry follows. */
  public static final String GENESIS = "0".repeat(64);

  private Chain() {}

  /**
   * The link of an entry.
   *
   * @param previous the link it follows, 64 hexadecimal digits
   * @param canonical the entry's bytes exactly as they are kept
   */
  public static String link(String previous, byte[] canonical) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(previous.getBytes(US_ASCII));
      sha256.update((byte) '\n');
      return HexFormat.of().formatHex(sha256.digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
