/** Whether something is wrong: series and samples become findings. */
@NullMarked
package io.staunch.core.detect;

import org.jspecify.annotations.NullMarked;
