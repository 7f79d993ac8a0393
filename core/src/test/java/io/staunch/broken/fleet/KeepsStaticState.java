package io.staunch.broken.fleet;

/** Remembers across engines. */
public final class KeepsStaticState {
  private static int calls;

  int next() {
    return ++calls;
  }
}
