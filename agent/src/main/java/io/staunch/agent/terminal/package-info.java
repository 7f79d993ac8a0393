/** Figures, tables and plots for a terminal, or as plain lines where there is none. */
@NullMarked
package io.staunch.agent.terminal;

import org.jspecify.annotations.NullMarked;
