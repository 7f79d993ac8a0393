/** Time that only ever goes forward: what every wait and every deadline in the shell runs on. */
@NullMarked
package io.staunch.agent.time;

import org.jspecify.annotations.NullMarked;
