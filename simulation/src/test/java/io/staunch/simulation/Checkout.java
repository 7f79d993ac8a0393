package io.staunch.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout that the tests run in, without what was built. */
final class Checkout {
  private static final List<String> NOT_OURS = List.of(".git", "target", "node_modules", ".idea");

  private Checkout() {}

  /** The folder that holds README.md and the modules: tests run in their module's folder. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isRegularFile(here.resolve("check")) ? here : here.resolve("..").normalize();
  }

  /** Files whose names end with {@code ending}, in order. */
  static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file -> isOurs(root().relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java files below src/main of any module. */
  static List<Path> mainSources() {
    return files(".java").stream().filter(file -> file.toString().contains("/src/main/")).toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path relative) {
    for (Path name : relative) {
      if (NOT_OURS.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }
}
