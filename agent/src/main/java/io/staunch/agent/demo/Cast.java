package io.staunch.agent.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that start the demo's processes.
 *
 * @param java the java program
 * @param classPath where {@link Subject} is found
 * @param keeper pid of the process that they live for
 * @param most their longest life
 */
public record Cast(Path java, String classPath, long keeper, Duration most) {
  /** So that each block is given back to the system when it is freed (mallopt(3)). */
  private static final String GIVES_BACK = "MALLOC_MMAP_THRESHOLD_=131072";

  /** A process that leaks. */
  public List<String> leak(String name, double mebibytesPerSecond) {
    return line(name, "leak", mebibytesPerSecond);
  }

  /** A process whose cache fills to a bound. */
  public List<String> cache(String name, double boundMebibytes, Duration fill) {
    return line(name, "cache", boundMebibytes, fill);
  }

  /** A process whose memory swings with its load. */
  public List<String> swing(String name, double highMebibytes, Duration period) {
    return line(name, "swing", highMebibytes, period);
  }

  private List<String> line(String name, String kind, double mebibytes, Duration... times) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                GIVES_BACK,
                java.toString(),
                "-Xms4m",
                "-Xmx16m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=8m",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                classPath,
                Subject.class.getName(),
                name,
                kind,
                Double.toString(mebibytes),
                Long.toString(keeper),
                Long.toString(most.toSeconds())));
    for (Duration time : times) {
      line.add(Double.toString(time.toMillis() / 1000.0));
    }
    return List.copyOf(line);
  }
}
