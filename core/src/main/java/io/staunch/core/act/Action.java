package io.staunch.core.act;

import java.time.Duration;

/** A named action of the host file; what it executes stands there and never crosses the network. */
public record Action(String name, Duration timeout) {}
