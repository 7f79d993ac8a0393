/** What goes wrong, when, and where in an action it hits. */
@NullMarked
package io.staunch.simulation.fault;

import org.jspecify.annotations.NullMarked;
