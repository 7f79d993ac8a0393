package io.staunch.core.collect;

import io.staunch.core.fleet.Moment;

/**
 * The return path: detect and decide ask collection to read a service's dear figures (PSS, swap,
 * debugger) with every sample until then; it ages out by itself.
 *
 * @param service whose processes
 * @param now whether the next sample should not wait for the tick
 * @param until when the wish ends
 */
public record Focus(String service, boolean now, Moment until) {}
