/** What must hold after every event and at the end, computed from what the world saw. */
@NullMarked
package io.staunch.simulation.check;

import org.jspecify.annotations.NullMarked;
