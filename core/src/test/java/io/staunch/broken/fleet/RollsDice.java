package io.staunch.broken.fleet;

import java.util.Random;

/** Chance must come in with an event. */
public final class RollsDice {
  int roll() {
    return new Random().nextInt(6);
  }
}
