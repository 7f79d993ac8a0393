package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a process is what a declaration describes; every test must hold, and none can be passed
 * by argv alone.
 */
final class Fit {
  /**
   * What the kernel appends to the executable's path once a package upgrade has replaced the file.
   */
  private static final String DELETED = " (deleted)";

  private static final int INIT = 1;
  private static final int KERNEL_THREADS = 2;

  private Fit() {}

  static boolean fits(Declaration declaration, ProcessReading process) {
    return process.uid() == declaration.uid()
        && mayBelong(process)
        && executable(declaration, process)
        && cgroup(declaration, process)
        && command(declaration, process);
  }

  /**
   * What speaks against the process, as the rest of a sentence that begins with its pid; empty
   * where it fits.
   */
  static Optional<String> misfit(Declaration declaration, ProcessReading process) {
    if (!mayBelong(process)) {
      return Optional.of("is init or a kernel thread");
    }
    if (process.uid() != declaration.uid()) {
      return Optional.of(
          "runs as uid " + process.uid() + ", not as the declared uid " + declaration.uid());
    }
    if (!executable(declaration, process)) {
      return Optional.of(
          "runs "
              + process.executable().orElse("an executable that may not be read")
              + ", not the declared "
              + declaration.executable().orElse("executable"));
    }
    if (!cgroup(declaration, process)) {
      return Optional.of(
          "lives in cgroup "
              + process.cgroup().orElse("(unknown)")
              + ", not in the declared "
              + declaration.cgroup().orElse("cgroup"));
    }
    if (!command(declaration, process)) {
      return Optional.of(
          "lacks the declared words of the command line: "
              + String.join(" ", declaration.command()));
    }
    return Optional.empty();
  }

  /** Whether the uid alone is declared, so that everything that user runs is the service. */
  static boolean anythingOfUser(Declaration declaration) {
    return declaration.executable().isEmpty()
        && declaration.command().isEmpty()
        && declaration.cgroup().isEmpty()
        && declaration.pidFile().isEmpty();
  }

  /**
   * Whether a further process of a service's tree may count: same uid, and inside the cgroup where
   * one is declared.
   */
  static boolean follows(Declaration declaration, ProcessReading process) {
    return process.uid() == declaration.uid() && mayBelong(process) && cgroup(declaration, process);
  }

  private static boolean mayBelong(ProcessReading process) {
    return process.pid() != INIT
        && process.pid() != KERNEL_THREADS
        && process.parent() != KERNEL_THREADS;
  }

  private static boolean executable(Declaration declaration, ProcessReading process) {
    if (declaration.executable().isEmpty()) {
      return true;
    }
    String declared = declaration.executable().get();
    return process
        .executable()
        .filter(seen -> seen.equals(declared) || seen.equals(declared + DELETED))
        .isPresent();
  }

  private static boolean cgroup(Declaration declaration, ProcessReading process) {
    if (declaration.cgroup().isEmpty()) {
      return true;
    }
    String declared = declaration.cgroup().get();
    String below = declared.endsWith("/") ? declared : declared + "/";
    return process
        .cgroup()
        .filter(seen -> seen.equals(declared) || (seen + "/").startsWith(below))
        .isPresent();
  }

  private static boolean command(Declaration declaration, ProcessReading process) {
    Iterator<String> words = declaration.command().iterator();
    if (!words.hasNext()) {
      return true;
    }
    String wanted = words.next();
    List<String> arguments = process.arguments();
    for (String argument : arguments) {
      if (argument.equals(wanted)) {
        if (!words.hasNext()) {
          return true;
        }
        wanted = words.next();
      }
    }
    return false;
  }
}
