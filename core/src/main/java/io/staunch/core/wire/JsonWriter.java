package io.staunch.core.wire;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON that is also safe to print: control characters and lone surrogates are always
 * escaped.
 */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  static String compact(Json value) {
    JsonWriter writer = new JsonWriter(false);
    writer.write(value, 0);
    return writer.out.toString();
  }

  static String pretty(Json value) {
    JsonWriter writer = new JsonWriter(true);
    writer.write(value, 0);
    return writer.out.append('\n').toString();
  }

  private void write(Json value, int depth) {
    switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        out.append('{');
        Iterator<Map.Entry<String, Json>> entries = fields.entrySet().iterator();
        while (entries.hasNext()) {
          Map.Entry<String, Json> entry = entries.next();
          line(depth + 1);
          quoted(entry.getKey());
          out.append(pretty ? ": " : ":");
          write(entry.getValue(), depth + 1);
          if (entries.hasNext()) {
            out.append(',');
          }
        }
        if (!fields.isEmpty()) {
          line(depth);
        }
        out.append('}');
      }
      case Json.Arr(var items) -> {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
          line(depth + 1);
          write(items.get(i), depth + 1);
          if (i < items.size() - 1) {
            out.append(',');
          }
        }
        if (!items.isEmpty()) {
          line(depth);
        }
        out.append(']');
      }
      case Json.Text(String text) -> quoted(text);
      case Json.Num(String literal) -> out.append(literal);
      case Json.Bool(boolean truth) -> out.append(truth);
      case Json.Null() -> out.append("null");
    }
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat(' ', 2 * depth);
    }
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || (c >= 0x7f && c < 0xa0) || lone(text, i)) {
            unicode(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half of a surrogate pair without its other half: no encoding can carry it. */
  private static boolean lone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private void unicode(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xf, 16));
    }
  }
}
