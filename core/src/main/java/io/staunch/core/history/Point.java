package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;

/** Memory in use at one moment. */
public record Point(Moment at, Bytes value) {}
