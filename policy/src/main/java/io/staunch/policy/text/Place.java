package io.staunch.policy.text;

/**
 * A spot in a file an operator wrote.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  public static Place whole(String file) {
    return new Place(file, 0, 0);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
