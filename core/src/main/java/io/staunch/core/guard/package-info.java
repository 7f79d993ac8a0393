/** Whether we may, now: candidates pass every guard or are refused with a reason. */
@NullMarked
package io.staunch.core.guard;

import org.jspecify.annotations.NullMarked;
