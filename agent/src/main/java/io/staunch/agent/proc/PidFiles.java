package io.staunch.agent.proc;

import io.staunch.core.attribute.Declaration;
import io.staunch.core.attribute.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the declared pid files, and who can have written them: one counts as trusted when it is a
 * plain file of root (or of the agent's own user, where that is not root) that nobody else may
 * write, in a folder where strangers may not put another in its place.
 */
public final class PidFiles {
  private static final int GROUP_OR_OTHERS_WRITE = 022;
  private static final int OTHERS_WRITE = 002;
  private static final int STICKY = 01000;

  private final int ownUid;
  private final Buffer buffer = new Buffer(64);

  /**
   * @param ownUid the uid that the agent runs as
   */
  public PidFiles(int ownUid) {
    this.ownUid = ownUid;
  }

  /**
   * By service; without those that declare none and those whose file is missing, unreadable or
   * malformed.
   */
  public SortedMap<String, PidFile> read(List<Declaration> declarations) {
    SortedMap<String, PidFile> read = new TreeMap<>();
    for (Declaration declaration : declarations) {
      declaration
          .pidFile()
          .flatMap(path -> read(Path.of(path)))
          .ifPresent(file -> read.put(declaration.name(), file));
    }
    return read;
  }

  private Optional<PidFile> read(Path path) {
    if (!buffer.read(path.toString())) {
      return Optional.empty();
    }
    int pid = Numbers.small(Numbers.at(buffer.bytes(), 0, buffer.length()));
    return pid > 0 ? Optional.of(new PidFile(pid, trusted(path))) : Optional.empty();
  }

  private boolean trusted(Path path) {
    try {
      Map<String, Object> file = attributes(path);
      Path parent = path.toAbsolutePath().getParent();
      Map<String, Object> folder = attributes(parent == null ? path : parent.toRealPath());
      boolean strangersMayReplace = has(folder, OTHERS_WRITE) && !has(folder, STICKY);
      return Boolean.TRUE.equals(file.get("isRegularFile"))
          && (uid(file) == 0 || uid(file) == ownUid)
          && !has(file, GROUP_OR_OTHERS_WRITE)
          && !strangersMayReplace;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:uid,mode,isRegularFile", LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean has(Map<String, Object> attributes, int bits) {
    return attributes.get("mode") instanceof Integer mode && (mode & bits) != 0;
  }

  private static int uid(Map<String, Object> attributes) {
    return attributes.get("uid") instanceof Integer uid ? uid : -1;
  }
}
