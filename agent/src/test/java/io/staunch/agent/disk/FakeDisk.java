package io.staunch.agent.disk;

import java.io.IOException;
import java.nio.file.Path;

/** The real disk with faults that a test switches on and off. */
final class FakeDisk implements Disk {
  /** Bytes by which files may still grow; what was allocated before may be overwritten. */
  long room = Long.MAX_VALUE;

  boolean readOnly;
  boolean failsToForce;
  boolean failsToTruncate;
  int forced;

  @Override
  public Store open(Path file) throws IOException {
    if (readOnly) {
      throw new IOException(file + " (Read-only file system)");
    }
    return new Faulty(REAL.open(file));
  }

  @Override
  public Store openToRead(Path file) throws IOException {
    return REAL.openToRead(file);
  }

  @Override
  public long usable(Path folder) {
    return room;
  }

  private final class Faulty implements Store {
    private final Store real;

    Faulty(Store real) {
      this.real = real;
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public void read(byte[] into, int length, long at) throws IOException {
      real.read(into, length, at);
    }

    @Override
    public void write(byte[] bytes, int length, long at) throws IOException {
      if (readOnly) {
        throw new IOException("Read-only file system");
      }
      long growth = StrictMath.max(0, at + length - real.size());
      if (growth > room) {
        // as the kernel does it: what fits is written, then the error comes
        int fits = (int) (length - growth + room);
        real.write(bytes, StrictMath.max(0, fits), at);
        room = 0;
        throw new IOException("No space left on device");
      }
      real.write(bytes, length, at);
      room -= growth;
    }

    @Override
    public void force() throws IOException {
      forced++;
      if (failsToForce) {
        throw new IOException("Input/output error");
      }
      // no test that uses this disk cuts the power
    }

    @Override
    public void truncate(long size) throws IOException {
      if (failsToTruncate || readOnly) {
        throw new IOException("Input/output error");
      }
      room += StrictMath.max(0, real.size() - size);
      real.truncate(size);
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
