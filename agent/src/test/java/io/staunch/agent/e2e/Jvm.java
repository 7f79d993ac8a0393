package io.staunch.agent.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs that run what this one has on its class path, as small as an agent. */
final class Jvm {
  private Jvm() {}

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static List<String> line(String main, List<String> words) {
    List<String> line =
        new ArrayList<>(
            List.of(
                java().toString(),
                "-Xmx48m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    line.addAll(words);
    return List.copyOf(line);
  }
}
