/** What time it is on this host: wall clock, boot clock, and whether wall time can be believed. */
@NullMarked
package io.staunch.agent.clock;

import org.jspecify.annotations.NullMarked;
