package io.staunch.agent.proc;

import io.staunch.core.attribute.Declaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Declared executables as /proc shows them: a declared {@code /usr/bin/java} is a link, what runs
 * is its target.
 */
public final class Executables {
  private Executables() {}

  /**
   * The same declarations with every link in an executable's path followed; one that is not there
   * stays as it is.
   */
  public static List<Declaration> resolved(List<Declaration> declarations) {
    return declarations.stream().map(Executables::resolved).toList();
  }

  private static Declaration resolved(Declaration declared) {
    Optional<String> real = declared.executable().map(Executables::real);
    return new Declaration(
        declared.name(),
        declared.uid(),
        real,
        declared.command(),
        declared.pidFile(),
        declared.cgroup(),
        declared.ceiling(),
        declared.startLimit(),
        declared.stopTimeout(),
        declared.startTimeout());
  }

  private static String real(String path) {
    try {
      return Path.of(path).toRealPath().toString();
    } catch (IOException e) {
      return path;
    }
  }
}
