package io.staunch.agent.main.cli;

/** The command's exit codes; {@code status --check} has its own, as monitoring systems expect. */
final class ExitCodes {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** EX_CONFIG of sysexits.h. */
  static final int BAD_CONFIGURATION = 78;

  private ExitCodes() {}
}
