/** What the world saw happen, told to whoever checks it. */
@NullMarked
package io.staunch.simulation.seen;

import org.jspecify.annotations.NullMarked;
