/** Tells people: a durable queue, and the ways out of it. */
@NullMarked
package io.staunch.agent.notify;

import org.jspecify.annotations.NullMarked;
