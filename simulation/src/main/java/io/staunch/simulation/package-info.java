/** A whole fleet on one thread, from one seed. */
package io.staunch.simulation;
