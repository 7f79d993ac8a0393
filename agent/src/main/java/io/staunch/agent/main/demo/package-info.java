/** The demo: a real leak among real processes, found and cured before one's eyes. */
@NullMarked
package io.staunch.agent.main.demo;

import org.jspecify.annotations.NullMarked;
