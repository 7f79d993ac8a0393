/**
 * What was read from a server: processes, server memory with its books, and what the reading cost.
 */
@NullMarked
package io.staunch.core.collect;

import org.jspecify.annotations.NullMarked;
