package io.staunch.agent.main.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every verb that talks to a running agent or reads what it left. */
final class Agents {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "${env:STAUNCH_CONFIG:-/etc/staunch/staunch.yaml}",
      description = "The agent's file (default: $$STAUNCH_CONFIG, else /etc/staunch/staunch.yaml).")
  private Path config = Path.of("/etc/staunch/staunch.yaml");

  Path config() {
    return config;
  }
}
