package io.staunch.broken.guard;

/** A type of a later stage. */
public record Later(int value) {}
