/** Reads processes and memory from /proc, and says what that cost. */
@NullMarked
package io.staunch.agent.proc;

import org.jspecify.annotations.NullMarked;
