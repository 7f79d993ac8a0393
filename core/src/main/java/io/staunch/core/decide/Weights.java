package io.staunch.core.decide;

/**
 * Weights of the ranking's three criteria; score = total + growth − disruption, each times its
 * weight.
 */
public record Weights(double total, double growth, double disruption) {
  public static final Weights EQUAL = new Weights(1, 1, 1);
}
