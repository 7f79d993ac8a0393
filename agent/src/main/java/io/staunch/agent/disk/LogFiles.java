package io.staunch.agent.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one log in its folder: segments {@code NAME-00000001.jsonl} in rising order, of
 * which one marked {@code .all} stands for all before it, and beside them reserve, lock and probe.
 */
record LogFiles(Path folder, String name) {

  /** One segment. */
  record Segment(int index, boolean all, Path path) implements Comparable<Segment> {
    @Override
    public int compareTo(Segment other) {
      return Integer.compare(index, other.index);
    }
  }

  Segment segment(int index, boolean all) {
    String file = "%s-%08d%s.jsonl".formatted(name, index, all ? ".all" : "");
    return new Segment(index, all, folder.resolve(file));
  }

  /** The segments that count, in order; empty where the folder is not there. */
  List<Segment> segments() throws IOException {
    List<Segment> found = everySegment();
    int from = 0;
    for (int i = 0; i < found.size(); i++) {
      from = found.get(i).all() ? i : from;
    }
    return found.subList(from, found.size());
  }

  /** Those that a later segment stands for. */
  List<Segment> superseded() throws IOException {
    List<Segment> found = everySegment();
    return found.subList(0, found.size() - segments().size());
  }

  private List<Segment> everySegment() throws IOException {
    Pattern shape = Pattern.compile(Pattern.quote(name) + "-(\\d{8})(\\.all)?\\.jsonl");
    List<Segment> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher matcher = shape.matcher(String.valueOf(file.getFileName()));
        if (matcher.matches()) {
          found.add(
              new Segment(Integer.parseInt(matcher.group(1)), matcher.group(2) != null, file));
        }
      }
    } catch (NoSuchFileException _) {
      return found;
    }
    Collections.sort(found);
    return found;
  }

  Path reserve() {
    return folder.resolve(name + ".reserve");
  }

  Path lock() {
    return folder.resolve(name + ".lock");
  }

  Path probe() {
    return folder.resolve(name + ".probe");
  }

  /** The last torn tail that was cut off. */
  Path torn() {
    return folder.resolve(name + ".torn");
  }
}
