/** A server whose clock, disk, services and commands are made up, and go wrong on demand. */
@NullMarked
package io.staunch.simulation.host;

import org.jspecify.annotations.NullMarked;
