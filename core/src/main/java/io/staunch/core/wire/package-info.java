/** Records as JSON text and back, for files, sockets and screens. */
@NullMarked
package io.staunch.core.wire;

import org.jspecify.annotations.NullMarked;
