/** The words every stage shares: bytes, moments, lives, modes. */
@NullMarked
package io.staunch.core.fleet;

import org.jspecify.annotations.NullMarked;
