/** Whom to act on, and how gently: findings become ranked candidates. */
@NullMarked
package io.staunch.core.decide;

import org.jspecify.annotations.NullMarked;
