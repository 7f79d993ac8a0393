package io.staunch.broken.fleet;

/** Math may differ between processors; StrictMath may not. */
public final class CallsMath {
  double root(double of) {
    return Math.sqrt(of);
  }
}
