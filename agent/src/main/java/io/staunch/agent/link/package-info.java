/** The control socket: how people and their tools ask and tell a running agent. */
@NullMarked
package io.staunch.agent.link;

import org.jspecify.annotations.NullMarked;
