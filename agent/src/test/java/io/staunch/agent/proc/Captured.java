package io.staunch.agent.proc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files of /proc as real kernels wrote them, kept as test resources. */
final class Captured {
  private Captured() {}

  static byte[] bytes(String name) {
    try (InputStream in = Captured.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Without the lines that begin with {@code key}. */
  static String without(String text, String key) {
    return text.replaceAll("(?m)^" + key + ":.*\n", "");
  }
}
