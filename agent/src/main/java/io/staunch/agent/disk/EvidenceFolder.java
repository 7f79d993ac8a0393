package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where evidence is kept on this host: texts that only the agent's owner may read, redacted before
 * they are written, bounded in number, size and age. It never fills the disk: what would leave too
 * little room is not kept.
 */
public final class EvidenceFolder {
  private static final String SUFFIX = ".txt";

  /**
   * Bounds.
   *
   * @param files how many are kept; the oldest go first
   * @param each longest text; the rest is cut off
   * @param all of them together
   * @param age older ones go
   * @param leave room on the disk that is never touched
   */
  public record Bounds(int files, Bytes each, Bytes all, Duration age, Bytes leave) {
    public static final Bounds USUAL =
        new Bounds(64, Bytes.ofMebi(1), Bytes.ofMebi(16), Duration.ofDays(30), Bytes.ofMebi(64));
  }

  private record Piece(Path path, long bytes, Instant written) {}

  private final Path folder;
  private final Bounds bounds;
  private final Disk disk;
  private final UnaryOperator<String> redaction;

  /**
   * @param redaction blanks secrets; applied to every text, once more where the caller did so
   *     already
   */
  public EvidenceFolder(Path folder, Bounds bounds, UnaryOperator<String> redaction) {
    this(folder, bounds, redaction, Disk.REAL);
  }

  EvidenceFolder(Path folder, Bounds bounds, UnaryOperator<String> redaction, Disk disk) {
    this.folder = folder;
    this.bounds = bounds;
    this.redaction = redaction;
    this.disk = disk;
  }

  /**
   * Keeps a text under the order's number.
   *
   * @param now by which older ones are judged
   * @return for the ledger: where it lies, or why it was not kept
   */
  public String keep(long order, String service, String text, Instant now) {
    byte[] bytes = cut(redaction.apply(text));
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      trim(bytes.length, now);
    } catch (IOException e) {
      return "no evidence kept: " + folder + " cannot be written (" + e.getMessage() + ")";
    }
    long room = disk.usable(folder) - bounds.leave.value();
    if (room < bytes.length) {
      return "no evidence kept: less than " + bounds.leave + " would be left on the disk";
    }
    Path file = folder.resolve(order + "-" + plain(service) + SUFFIX);
    return switch (AtomicFile.write(file, bytes, "rw-------")) {
      case Written.Kept _ -> "evidence in " + file + " (" + new Bytes(bytes.length) + ")";
      case Written.Lost(var _, String reason) -> "no evidence kept: " + reason;
    };
  }

  private byte[] cut(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length <= bounds.each.value()) {
      return bytes;
    }
    String mark = "\n[cut off here: longer than " + bounds.each + "]\n";
    int most = (int) StrictMath.max(0, bounds.each.value() - mark.length());
    return (RingTable.fit(text.substring(0, StrictMath.min(text.length(), most)), most) + mark)
        .getBytes(UTF_8);
  }

  /** A service's name as part of a file's name. */
  private static String plain(String service) {
    String plain = service.replaceAll("[^A-Za-z0-9_.@-]", "_");
    return plain.substring(0, StrictMath.min(plain.length(), 80));
  }

  /** Makes room for one more text of so many bytes. */
  private void trim(long more, Instant now) throws IOException {
    List<Piece> pieces = pieces();
    long bytes = more + pieces.stream().mapToLong(Piece::bytes).sum();
    int files = 1 + pieces.size();
    for (Piece piece : pieces) {
      boolean old = piece.written.isBefore(now.minus(bounds.age));
      if (old || files > bounds.files || bytes > bounds.all.value()) {
        Files.deleteIfExists(piece.path);
        files--;
        bytes -= piece.bytes;
      }
    }
  }

  /** What is kept, the oldest first. */
  private List<Piece> pieces() throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path path : found) {
        try {
          pieces.add(
              new Piece(path, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
        } catch (NoSuchFileException _) {
          // somebody tidied up meanwhile
        }
      }
    }
    pieces.sort(Comparator.comparing(Piece::written).thenComparing(Piece::path));
    return pieces;
  }
}
