package io.staunch.agent.clock;

import io.staunch.agent.proc.Uptime;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * This host's clocks: wall time from the JVM, boot time (10 ms steps, suspend included) from
 * /proc/uptime, and the boot id. Safe for use by several threads.
 */
public final class BootClock implements Clock, AutoCloseable {
  private final RandomAccessFile uptime;
  private final String bootId;
  private final byte[] buffer = new byte[64];

  /**
   * Opens the clock.
   *
   * @param proc where procfs is mounted
   * @throws IOException where the host's uptime or boot id cannot be read
   */
  public BootClock(Path proc) throws IOException {
    bootId = Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
    if (bootId.isEmpty()) {
      throw new IOException(proc + "/sys/kernel/random/boot_id is empty");
    }
    uptime = new RandomAccessFile(proc.resolve("uptime").toFile(), "r");
    boot();
  }

  @Override
  public Moment now() {
    try {
      return new Moment(Instant.now(), boot(), bootId);
    } catch (IOException e) {
      throw new UncheckedIOException("the boot clock cannot be read any more", e);
    }
  }

  private synchronized Duration boot() throws IOException {
    uptime.seek(0);
    int length = uptime.read(buffer);
    String text = new String(buffer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    return Uptime.parse(text).orElseThrow(() -> new IOException("not an uptime: " + text));
  }

  @Override
  public void close() throws IOException {
    uptime.close();
  }
}
