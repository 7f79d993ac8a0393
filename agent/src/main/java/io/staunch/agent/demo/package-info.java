/** Small processes that use memory on purpose, for the demo to watch. */
@NullMarked
package io.staunch.agent.demo;

import org.jspecify.annotations.NullMarked;
