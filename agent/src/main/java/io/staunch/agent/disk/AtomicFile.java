package io.staunch.agent.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a whole small file so that a reader, or we after a crash, see the old content or the
 * new, never a mixture.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes beside, forces to the medium, renames, forces the folder.
   *
   * @param permissions as in {@code rw-r-----}
   */
  public static Written write(Path file, byte[] content, String permissions) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Set<PosixFilePermission> granted = PosixFilePermissions.fromString(permissions);
      Files.deleteIfExists(beside);
      Files.createFile(beside, PosixFilePermissions.asFileAttribute(granted));
      Files.setPosixFilePermissions(beside, granted);
      try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
        out.write(content);
        out.getFD().sync();
      }
      Files.move(beside, file, ATOMIC_MOVE);
      syncFolder(file);
      return new Written.Kept(false);
    } catch (IOException e) {
      beside.toFile().delete();
      long usable = Disk.REAL.usable(folder(file));
      Written.Trouble trouble = Written.Trouble.of(e, usable, content.length + 4096L);
      return new Written.Lost(
          trouble, trouble.word() + ": " + file + " could not be written (" + e.getMessage() + ")");
    }
  }

  /** Makes the names in the folder of {@code file} durable. */
  static void syncFolder(Path file) throws IOException {
    boolean interrupted = false;
    while (true) {
      try (FileChannel folder = FileChannel.open(folder(file), StandardOpenOption.READ)) {
        folder.force(true);
        break;
      } catch (ClosedByInterruptException _) {
        // an interrupt closes channels; it is put off until the folder is safe
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The folder that holds {@code file}. */
  static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " is not in a folder");
    }
    return parent;
  }
}
