/** Virtual time and chance from one seed. */
@NullMarked
package io.staunch.simulation.world;

import org.jspecify.annotations.NullMarked;
