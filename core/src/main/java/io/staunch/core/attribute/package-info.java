/** Whose memory it is: readings become one sample per service. */
@NullMarked
package io.staunch.core.attribute;

import org.jspecify.annotations.NullMarked;
