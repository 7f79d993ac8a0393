package io.staunch.core.attribute;

import java.util.Optional;

/**
 * What else goes on on the host that a guard must know.
 *
 * @param packageManager name of a running dpkg, apt, dnf … , if any
 * @param pauseFlag the flag file's first line, where the flag file lies
 * @param clockSynchronised whether wall time is synchronised; empty where the host cannot say
 */
public record Surroundings(
    Optional<String> packageManager,
    Optional<String> pauseFlag,
    Optional<Boolean> clockSynchronised) {
  public static final Surroundings QUIET =
      new Surroundings(Optional.empty(), Optional.empty(), Optional.empty());
}
