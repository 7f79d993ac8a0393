/** What is done: orders, their steps, and the hand that performs them once. */
@NullMarked
package io.staunch.core.act;

import org.jspecify.annotations.NullMarked;
