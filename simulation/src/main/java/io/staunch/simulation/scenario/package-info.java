/** What one seed draws: a fleet, its leaks, its policy and its faults. */
@NullMarked
package io.staunch.simulation.scenario;

import org.jspecify.annotations.NullMarked;
