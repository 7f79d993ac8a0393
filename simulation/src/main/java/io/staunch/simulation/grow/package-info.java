/** How the memory of a life goes: leaks, and what looks like one. */
@NullMarked
package io.staunch.simulation.grow;

import org.jspecify.annotations.NullMarked;
