/** How a service's memory went: bounded series, one life after another. */
@NullMarked
package io.staunch.core.history;

import org.jspecify.annotations.NullMarked;
