package io.staunch.agent.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Says that one process writes a log; ends with that process. */
record LogLock(RandomAccessFile file) {

  /** Empty where somebody else holds it; makes the folder where it is missing. */
  static Optional<LogLock> take(LogFiles files) throws IOException {
    Files.createDirectories(
        files.folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
    RandomAccessFile file = new RandomAccessFile(files.lock().toFile(), "rw");
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock != null) {
        return Optional.of(new LogLock(file));
      }
    } catch (OverlappingFileLockException _) {
      // held by this very process
    }
    file.close();
    return Optional.empty();
  }

  void release() {
    try {
      file.close();
    } catch (IOException _) {
      // it goes with the process
    }
  }
}
