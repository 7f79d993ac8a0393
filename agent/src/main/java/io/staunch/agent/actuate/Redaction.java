package io.staunch.agent.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Blanks what looks like a secret, before anything that others wrote is kept or shown. It errs on
 * the side of blanking; it cannot know a secret that looks like a plain word.
 */
public final class Redaction {
  /** What stands in place of a secret. */
  public static final String BLANK = "***";

  private static final String SECRET =
      "(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key"
          + "|credentials?|authorization|cookie)";

  /** Also as the end of a name: {@code DB_PASSWORD=}, {@code "api-key":}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)("
              + SECRET
              + "[\"']?\\s{0,4}[=:]\\s{0,4})"
              + "(?:(?:basic|bearer|digest)\\s{1,4})?(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,;&\"']+)");

  private static final Pattern OPTION =
      Pattern.compile("(?i)((?:^|\\s)--?(?:[\\w.-]{1,64}[-_.])?" + SECRET + "\\s{1,4})[^\\s-]\\S*");
  private static final Pattern FLAG = Pattern.compile("(?i)--?(?:[\\w.-]{0,64}[-_.])?" + SECRET);
  private static final Pattern USER_INFO = Pattern.compile("(://)[^\\s/@]{1,256}@");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(basic|bearer)\\s{1,4}[\\w.~+/=-]{8,}");
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,32}PRIVATE KEY-----|\\z)",
          Pattern.DOTALL);
  private static final Pattern LONG_WORD = Pattern.compile("(?<![\\w+=-])[\\w+=-]{40,}");

  private Redaction() {}

  /** The text with its secrets blanked; lines stay lines. */
  public static String of(String text) {
    String clean = PEM.matcher(text).replaceAll(BLANK);
    clean = USER_INFO.matcher(clean).replaceAll("$1" + BLANK + "@");
    clean = NAMED.matcher(clean).replaceAll("$1" + BLANK);
    clean = OPTION.matcher(clean).replaceAll("$1" + BLANK);
    clean = SCHEME.matcher(clean).replaceAll("$1 " + BLANK);
    return LONG_WORD.matcher(clean).replaceAll(BLANK);
  }

  /**
   * A command line with its secrets blanked, also where a secret is the argument after its flag.
   */
  public static List<String> arguments(List<String> arguments) {
    List<String> clean = new ArrayList<>();
    boolean secretFollows = false;
    for (String argument : arguments) {
      clean.add(secretFollows ? BLANK : of(argument));
      secretFollows = FLAG.matcher(argument).matches();
    }
    return List.copyOf(clean);
  }
}
