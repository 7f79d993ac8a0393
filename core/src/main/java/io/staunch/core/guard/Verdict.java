package io.staunch.core.guard;

/** A guard's answer. */
public sealed interface Verdict {
  record Admitted() implements Verdict {}

  /**
   * @param reason one sentence for people that names the cure or the time when it may change
   */
  record Refused(String guard, String reason) implements Verdict {}

  Verdict ADMITTED = new Admitted();
}
