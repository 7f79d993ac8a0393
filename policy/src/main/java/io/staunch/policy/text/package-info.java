/** Text that operators write: reading it within bounds, and saying where it is wrong. */
@NullMarked
package io.staunch.policy.text;

import org.jspecify.annotations.NullMarked;
