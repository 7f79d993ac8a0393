package io.staunch.agent.terminal;

/** The few colours that mean something, by what they mean. */
public enum Ink {
  /** Over a limit, refused, failed. */
  BAD("31"),
  /** Done, verified. */
  GOOD("32"),
  /** Suspected, pending, held. */
  WARNING("33"),
  /** A curve, a name. */
  PLAIN("36"),
  /** Less important. */
  FAINT("2"),
  STRONG("1");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String over(String text) {
    return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
