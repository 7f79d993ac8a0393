package io.staunch.agent.main;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The agent seen by itself: who it runs as, and what it costs. */
final class Own {
  private static final Path SELF = Path.of("/proc/self");

  private Own() {}

  static int uid() {
    try {
      return (int) Files.getAttribute(SELF.resolve("stat"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SELF, e);
    }
  }

  static Bytes resident() {
    return kibibytes("VmRSS:");
  }

  /** Processor time used since this process started. */
  static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * @param running how long the agent has run
   */
  static Reply.Self cost(Duration running) {
    double minutes = Math.max(running.toMillis(), 1) / 60_000.0;
    double cpu = cpu().toMillis() / 1000.0;
    return new Reply.Self(resident(), kibibytes("RssAnon:"), cpu / minutes);
  }

  private static Bytes kibibytes(String key) {
    try {
      for (String line :
          Files.readString(SELF.resolve("status"), StandardCharsets.ISO_8859_1).split("\n", -1)) {
        if (line.startsWith(key)) {
          return Bytes.ofKibi(Long.parseLong(line.replaceAll("[^0-9]", "")));
        }
      }
      return Bytes.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SELF, e);
    }
  }
}
