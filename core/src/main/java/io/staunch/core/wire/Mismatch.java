package io.staunch.core.wire;

/**
 * JSON that does not fit the type it is read as; gathers the path on its way up and never leaves
 * this package.
 */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1;
  private final String path;
  private final String what;

  Mismatch(String what) {
    this("", what);
  }

  private Mismatch(String path, String what) {
    super(what, null, false, false);
    this.path = path;
    this.what = what;
  }

  static Mismatch expected(String what, Json found) {
    return new Mismatch("should be " + what + ", not " + shown(found));
  }

  Mismatch inField(String name) {
    return new Mismatch(
        path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path, what);
  }

  Mismatch inItem(int index) {
    return new Mismatch(
        "[" + index + "]" + (path.isEmpty() || path.startsWith("[") ? path : "." + path), what);
  }

  String problem() {
    return (path.isEmpty() ? "the value" : path) + " " + what;
  }

  private static String shown(Json json) {
    return switch (json) {
      case Json.Obj _ -> "an object";
      case Json.Arr _ -> "a list";
      default -> {
        String text = json.compact();
        yield text.length() <= 40 ? text : text.substring(0, 37) + "…";
      }
    };
  }
}
