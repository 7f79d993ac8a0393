/** The processes that the demo watches: separate programs that know nothing of Staunch. */
@NullMarked
package io.staunch.agent.demo;

import org.jspecify.annotations.NullMarked;
