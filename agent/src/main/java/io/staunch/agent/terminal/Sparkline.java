package io.staunch.agent.terminal;

import io.staunch.core.fleet.Bytes;
import java.util.ArrayList;
import java.util.List;

/** A series in one line: the taller the character, the larger the value, zero at the bottom. */
public final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.:-=+*#";

  private Sparkline() {}

  /**
   * At most {@code width} characters, the newest value last; several values in one character are
   * shown by the largest of them.
   */
  public static String of(List<Bytes> values, int width, Terminal terminal) {
    String scale = terminal.unicode() ? BLOCKS : ASCII;
    List<Bytes> shown = squeezed(values, width);
    Bytes most = shown.stream().reduce(Bytes.ZERO, Bytes::max);
    StringBuilder line = new StringBuilder();
    for (Bytes value : shown) {
      int step = (int) Math.round(value.shareOf(most) * (scale.length() - 1));
      line.append(scale.charAt(Math.clamp(step, 0, scale.length() - 1)));
    }
    return line.toString();
  }

  private static List<Bytes> squeezed(List<Bytes> values, int width) {
    if (values.size() <= width) {
      return values;
    }
    List<Bytes> shown = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int from = (int) ((long) i * values.size() / width);
      int to = (int) ((i + 1L) * values.size() / width);
      shown.add(values.subList(from, to).stream().reduce(values.get(from), Bytes::max));
    }
    return shown;
  }
}
