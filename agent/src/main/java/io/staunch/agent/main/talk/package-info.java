/** What the command line and a running agent say to each other. */
@NullMarked
package io.staunch.agent.main.talk;

import org.jspecify.annotations.NullMarked;
