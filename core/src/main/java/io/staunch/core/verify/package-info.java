/** What the act brought: is the service up again, and was it worth it. */
@NullMarked
package io.staunch.core.verify;

import org.jspecify.annotations.NullMarked;
