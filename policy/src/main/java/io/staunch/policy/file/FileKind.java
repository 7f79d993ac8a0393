package io.staunch.policy.file;

import java.util.Locale;

/** The kinds of files there are, by the word after {@code kind:}. */
public enum FileKind {
  POLICY,
  HOST,
  AGENT,
  POLICY_TEST;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
