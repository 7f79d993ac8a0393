package io.staunch.broken.fleet;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file. */
public final class TouchesDisk {
  boolean there(Path path) {
    return Files.exists(path);
  }
}
