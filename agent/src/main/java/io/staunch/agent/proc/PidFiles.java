package io.staunch.agent.proc;

import io.staunch.core.attribute.Declaration;
import io.staunch.core.attribute.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the declared pid files, and who can have written them: one counts as trusted when it is a
 * plain file of root (or of the agent's own user, where that is not root) that nobody else may
 * write, in a folder where strangers may not put another in its place.
 */
public final class PidFiles implements AutoCloseable {
  private static final int GROUP_OR_OTHERS_WRITE = 022;
  private static final int OTHERS_WRITE = 002;
  private static final int STICKY = 01000;

  /**
   * Longer the first time: a service must not seem absent only because the agent is new on a busy
   * host.
   */
  private static final Duration FIRST = Duration.ofSeconds(5);

  private static final Duration BUDGET = Duration.ofMillis(200);

  private final int ownUid;
  private final Aside<Path, Optional<PidFile>> files;
  private Duration budget = FIRST;

  /**
   * Reads for an agent of this user.
   *
   * @param ownUid the uid that the agent runs as
   */
  public PidFiles(int ownUid) {
    this.ownUid = ownUid;
    files =
        new Aside<>(
            "pid-files",
            this::source,
            new Aside.Bounds(Duration.ofSeconds(1), Duration.ofSeconds(10)));
  }

  /**
   * By service; without those that declare none and those whose file is missing, malformed or not
   * read in time.
   */
  public SortedMap<String, PidFile> read(List<Declaration> declarations) {
    SortedMap<String, Path> paths = new TreeMap<>();
    for (Declaration declaration : declarations) {
      declaration.pidFile().ifPresent(path -> paths.put(declaration.name(), Path.of(path)));
    }
    Map<Path, Optional<PidFile>> answers =
        files.ask(List.copyOf(new LinkedHashSet<>(paths.values())), budget);
    budget = BUDGET;
    SortedMap<String, PidFile> read = new TreeMap<>();
    paths.forEach((service, path) ->
        answers.getOrDefault(path, Optional.empty()).ifPresent(file -> read.put(service, file)));
    return read;
  }

  @Override
  public void close() {
    files.close();
  }

  private Function<Path, Optional<PidFile>> source() {
    Buffer buffer = new Buffer(64);
    return path -> read(path, buffer);
  }

  private Optional<PidFile> read(Path path, Buffer buffer) {
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
