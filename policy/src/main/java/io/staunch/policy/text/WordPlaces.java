package io.staunch.policy.text;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where each word of a value stands, so that a message can point into a sentence. */
final class WordPlaces {
  private final String file;
  private final List<String> lines;

  WordPlaces(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /**
   * The places of the blank-separated words of {@code value}, which stands between two marks; empty
   * where it is written in another way than it reads, with escapes or as a block.
   */
  List<Place> of(String value, boolean plain, Mark from, Mark to) {
    List<Place> places = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int quote = plain ? 0 : 1;
    for (int line = from.getLine(); line <= to.getLine() && line < lines.size(); line++) {
      String text = lines.get(line);
      int start = line == from.getLine() ? from.getColumn() + quote : 0;
      int end = line == to.getLine() ? to.getColumn() - quote : Integer.MAX_VALUE;
      gather(text.codePoints().toArray(), start, end, line, words, places);
    }
    boolean asWritten = !value.isBlank() && words.equals(List.of(value.strip().split("\\s+")));
    return asWritten ? places : List.of();
  }

  private void gather(
      int[] text, int start, int end, int line, List<String> words, List<Place> places) {
    StringBuilder word = new StringBuilder();
    for (int column = start; column <= text.length && column <= end; column++) {
      boolean blank =
          column == text.length || column == end || Character.isWhitespace(text[column]);
      if (!blank) {
        word.appendCodePoint(text[column]);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        int length = word.codePointCount(0, word.length());
        places.add(new Place(file, line + 1, column - length + 1));
        word.setLength(0);
      }
    }
  }
}
