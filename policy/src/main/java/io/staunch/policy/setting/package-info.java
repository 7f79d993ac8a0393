/** Settings: each described once, and from that read, shown and documented. */
@NullMarked
package io.staunch.policy.setting;

import org.jspecify.annotations.NullMarked;
