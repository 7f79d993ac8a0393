package io.staunch.policy.text;

/** A value together with where the operator wrote it, so that later checks can point there. */
public record Placed<T>(T value, Place at) {}
