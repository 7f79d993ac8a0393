/** The verbs of the staunch command and how their answers look in a terminal. */
@NullMarked
package io.staunch.agent.main.cli;

import org.jspecify.annotations.NullMarked;
