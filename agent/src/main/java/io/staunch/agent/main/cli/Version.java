package io.staunch.agent.main.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the program and the Java runtime below it. */
public final class Version implements IVersionProvider {
  /** The program's version, from its module. */
  public static String program() {
    return Optional.ofNullable(Version.class.getModule().getDescriptor())
        .flatMap(descriptor -> descriptor.rawVersion())
        .orElse("unreleased");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "staunch " + program(),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
    };
  }
}
