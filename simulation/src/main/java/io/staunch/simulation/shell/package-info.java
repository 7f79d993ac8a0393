/** The real engine and the real hand in a shell that can be killed between any two effects. */
@NullMarked
package io.staunch.simulation.shell;

import org.jspecify.annotations.NullMarked;
