package io.staunch.policy.setting;

import io.staunch.core.ledger.Codes;
import io.staunch.policy.text.Nearest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Names, paths and addresses. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]{0,99}");
  private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._@:*-]{1,100}");
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}\\$?");
  private static final Pattern MAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[A-Za-z0-9.-]{1,253}");

  private Names() {}

  static final Text<String> ANY =
      text(
              "name",
              "a name of letters, digits and . _ @ : - that starts with a letter or digit",
              text -> NAME.matcher(text).matches() ? Attempt.good(text) : Attempt.bad(),
              "name")
          .shaped(Shapes.named(NAME.pattern()));

  static final Text<String> SELECTOR =
      text(
              "service name or pattern",
              "a service's name, or a pattern with * for any letters such as \"web-*\"",
              Names::selector,
              "*")
          .shaped(Shapes.named(PATTERN.pattern()));

  static final Text<String> MAIL_ADDRESS =
      text(
          "mail address",
          "a mail address such as oncall@example.org",
          text -> MAIL.matcher(text).matches() ? Attempt.good(text) : Attempt.bad(),
          "root@localhost");

  static final Text<String> CODE =
      text(
              "message code",
              "a message's code such as ST-HELD",
              text ->
                  Codes.ALL.contains(text)
                      ? Attempt.good(text)
                      : new Attempt.Bad<>(
                          Nearest.hint(text, Codes.ALL)
                              .or(() -> Optional.of("known: " + String.join(", ", Codes.ALL)))),
              "ST-HELD")
          .shaped(Shapes.words(Codes.ALL));

  static final Text<Path> PATH =
      new Text<Path>(
              "absolute path",
              "an absolute path such as /var/lib/staunch",
              "",
              Names::path,
              Path::toString,
              Path.of("/"))
          .shaped(Shapes.like("/.*"));

  static final Text<String> RELATIVE_PATH =
      new Text<>(
          "relative path",
          "a path from this file's folder, such as common/web.yaml",
          "",
          Names::relativePath,
          Names::quoted,
          ".");

  static final Text<URI> WEB_ADDRESS =
      new Text<>(
          "web address",
          "a web address such as https://hooks.example.org/staunch",
          "",
          Names::webAddress,
          URI::toString,
          URI.create("http://localhost/"));

  static final Text<Owner> OWNER =
      new Text<>(
          "user",
          "a user name or uid such as www-data or 33",
          "",
          Names::owner,
          Owner::toString,
          new Owner.Uid(0));

  private static Text<String> text(
      String type, String form, Function<String, Attempt<String>> parse, String standIn) {
    return new Text<>(type, form, "", parse, Names::quoted, standIn);
  }

  /** As it must be written in YAML. */
  private static String quoted(String text) {
    return text.startsWith("*") || text.startsWith("@") || text.startsWith("-")
        ? "\"" + text + "\""
        : text;
  }

  private static Attempt<String> selector(String text) {
    if (PATTERN.matcher(text).matches()) {
      return Attempt.good(text);
    }
    return text.chars().anyMatch(letter -> "?[]{}^$+|\\()".indexOf(letter) >= 0)
        ? Attempt.bad("only * has a meaning in patterns")
        : Attempt.bad();
  }

  private static Attempt<Owner> owner(String text) {
    if (text.matches("\\d{1,9}")) {
      return Attempt.good(new Owner.Uid(Integer.parseInt(text)));
    }
    return LOGIN.matcher(text).matches() ? Attempt.good(new Owner.Login(text)) : Attempt.bad();
  }

  private static Attempt<Path> path(String text) {
    if (!text.startsWith("/")) {
      return text.startsWith("~") || text.contains("$")
          ? Attempt.bad("write it out; ~ and variables are not followed")
          : Attempt.bad();
    }
    Path path = Path.of(text);
    return path.equals(path.normalize())
        ? Attempt.good(path)
        : Attempt.meant(path.normalize().toString());
  }

  private static Attempt<String> relativePath(String text) {
    if (text.startsWith("~") || text.contains("$") || text.contains("*")) {
      return Attempt.bad("write it out; ~, * and variables are not followed");
    }
    return text.isBlank() || text.startsWith("/") ? Attempt.bad() : Attempt.good(text);
  }

  private static Attempt<URI> webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        return Attempt.bad();
      }
      return uri.getUserInfo() == null
          ? Attempt.good(uri)
          : Attempt.bad("leave out the password; a secret belongs in the path of the hook");
    } catch (URISyntaxException wrong) {
      return Attempt.bad(wrong.getReason());
    }
  }
}
