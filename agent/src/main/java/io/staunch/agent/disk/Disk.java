package io.staunch.agent.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The disk as this package uses it, so that tests can let it fill up, fail and lie. */
interface Disk {

  /**
   * Opens for reading and writing; makes an empty file, readable by owner and group, where none is.
   */
  Store open(Path file) throws IOException;

  /** Opens for reading only. */
  Store openToRead(Path file) throws IOException;

  /** Bytes that may still be written, 0 where the system does not say. */
  long usable(Path folder);

  /** One open file. Not affected by interrupts of the calling thread, as channels would be. */
  interface Store extends Closeable {
    long size() throws IOException;

    void read(byte[] into, int length, long at) throws IOException;

    void write(byte[] bytes, int length, long at) throws IOException;

    /** Returns when what was written is on the medium. */
    void force() throws IOException;

    void truncate(long size) throws IOException;
  }

  Disk REAL = new Real();

  /** The system's disk. */
  final class Real implements Disk {
    @Override
    public Store open(Path file) throws IOException {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        AtomicFile.syncFolder(file);
      }
      return new RealStore(new RandomAccessFile(file.toFile(), "rw"));
    }

    @Override
    public Store openToRead(Path file) throws IOException {
      return new RealStore(new RandomAccessFile(file.toFile(), "r"));
    }

    @Override
    public long usable(Path folder) {
      return folder.toFile().getUsableSpace();
    }
  }

  /** A file of the system. */
  record RealStore(RandomAccessFile file) implements Store {
    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void read(byte[] into, int length, long at) throws IOException {
      file.seek(at);
      file.readFully(into, 0, length);
    }

    @Override
    public void write(byte[] bytes, int length, long at) throws IOException {
      file.seek(at);
      file.write(bytes, 0, length);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
