package io.staunch.simulation.seen;

/** Is told everything that happens, in order. */
public interface Witness {
  void see(Happening happening);
}
