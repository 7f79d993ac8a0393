package io.staunch.broken.detect;

import io.staunch.broken.guard.Later;

/** An earlier stage that knows a later one. */
public record LooksAhead(Later later) {}
