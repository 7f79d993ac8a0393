/** What an engine heard, written down, and heard again by another: the same effects come of it. */
@NullMarked
package io.staunch.core.replay;

import org.jspecify.annotations.NullMarked;
