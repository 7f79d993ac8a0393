/** Builds of the agent with one thing wrong each, to show that the simulation notices. */
@NullMarked
package io.staunch.simulation.broken;

import org.jspecify.annotations.NullMarked;
