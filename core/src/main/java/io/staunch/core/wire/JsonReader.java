package io.staunch.core.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strict recursive descent over one text, bounded in length and depth (RFC 8259). */
final class JsonReader {
  private static final int LONGEST_NUMBER = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Parsed<Json> read(String text) {
    if (text.length() > Json.LONGEST) {
      return new Parsed.Bad<>(
          "JSON of " + text.length() + " characters: more than " + Json.LONGEST + " are not read");
    }
    try {
      JsonReader reader = new JsonReader(text);
      Json value = reader.value(0);
      reader.blanks();
      if (reader.at < text.length()) {
        throw reader.expected("the end");
      }
      return new Parsed.Good<>(value);
    } catch (Malformed e) {
      return new Parsed.Bad<>(e.problem);
    }
  }

  private Json value(int depth) throws Malformed {
    if (depth > Json.DEEPEST) {
      throw new Malformed("JSON at offset " + at + ": nested deeper than " + Json.DEEPEST);
    }
    blanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw expected("a value");
    };
  }

  private Json object(int depth) throws Malformed {
    at++;
    Map<String, Json> fields = new LinkedHashMap<>();
    blanks();
    if (peek() == '}') {
      at++;
      return new Json.Obj(fields);
    }
    while (true) {
      blanks();
      if (peek() != '"') {
        throw expected("a field name in quotes");
      }
      int start = at;
      String name = string();
      blanks();
      take(':', "a colon after a field name");
      if (fields.put(name, value(depth + 1)) != null) {
        throw new Malformed(
            "JSON at offset " + start + ": the field \"" + name + "\" twice in one object");
      }
      blanks();
      if (peek() == '}') {
        at++;
        return new Json.Obj(fields);
      }
      take(',', "a comma or a closing brace");
    }
  }

  private Json array(int depth) throws Malformed {
    at++;
    List<Json> items = new ArrayList<>();
    blanks();
    if (peek() == ']') {
      at++;
      return new Json.Arr(items);
    }
    while (true) {
      items.add(value(depth + 1));
      blanks();
      if (peek() == ']') {
        at++;
        return new Json.Arr(items);
      }
      take(',', "a comma or a closing bracket");
    }
  }

  private String string() throws Malformed {
    int start = ++at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      plain();
    }
    if (peek() == '"') {
      return text.substring(start, at++);
    }
    StringBuilder built = new StringBuilder(text.substring(start, at));
    while (peek() != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        built.append(escaped());
      } else {
        built.append(plain());
      }
    }
    at++;
    return built.toString();
  }

  private char plain() throws Malformed {
    char c = text.charAt(at);
    if (c < ' ') {
      throw expected("a closing quote; control characters must be escaped");
    }
    at++;
    return c;
  }

  private char escaped() throws Malformed {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw expected("an escape (one of \" \\ / b f n r t u)");
      }
    };
  }

  private char unicode() throws Malformed {
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || text.charAt(at) > 'f') {
        throw expected("four hexadecimal digits");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Json number() throws Malformed {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (more('.')) {
      at++;
      digits();
    }
    if (more('e') || more('E')) {
      at++;
      if (more('+') || more('-')) {
        at++;
      }
      digits();
    }
    if (at - start > LONGEST_NUMBER) {
      throw new Malformed(
          "JSON at offset " + start + ": a number of more than " + LONGEST_NUMBER + " characters");
    }
    return new Json.Num(text.substring(start, at));
  }

  private void digits() throws Malformed {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw expected("a digit");
    }
  }

  private Json word(String word, Json meaning) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw expected(word);
    }
    at += word.length();
    return meaning;
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean more(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void take(char c, String what) throws Malformed {
    if (!more(c)) {
      throw expected(what);
    }
    at++;
  }

  private char peek() throws Malformed {
    if (at >= text.length()) {
      throw expected("more");
    }
    return text.charAt(at);
  }

  private Malformed expected(String what) {
    String found = at >= text.length() ? "the end" : shown(text.charAt(at));
    return new Malformed("JSON at offset " + at + ": expected " + what + ", found " + found);
  }

  private static String shown(char c) {
    return c >= ' ' && c < 0x7f ? "'" + c + "'" : "character " + (int) c;
  }

  /** Carries the problem out of the descent; never leaves this class. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;
    private final String problem;

    Malformed(String problem) {
      super(problem, null, false, false);
      this.problem = problem;
    }
  }
}
