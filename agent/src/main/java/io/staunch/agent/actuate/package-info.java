/** Performs the steps of orders on the real machine and says how each one ended. */
@NullMarked
package io.staunch.agent.actuate;

import org.jspecify.annotations.NullMarked;
