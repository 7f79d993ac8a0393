/** Files together: a policy bound to a host, and the checks that need more than one file. */
@NullMarked
package io.staunch.policy.check;

import org.jspecify.annotations.NullMarked;
