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

/** The segments of a recording in their folder: {@code recording-00000001.jsonl.gz} and on. */
record RecordingFiles(Path folder) {
  private static final Pattern NAME = Pattern.compile("recording-(\\d{8})\\.jsonl\\.gz");

  /** Oldest first; none where the folder is not there. */
  List<Path> segments() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (number(file) > 0) {
          found.add(file);
        }
      }
    } catch (NoSuchFileException _) {
      return found;
    }
    Collections.sort(found);
    return found;
  }

  Path next(List<Path> segments) {
    int last = segments.isEmpty() ? 0 : number(segments.getLast());
    return folder.resolve("recording-%08d.jsonl.gz".formatted(last + 1));
  }

  private static int number(Path file) {
    Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
