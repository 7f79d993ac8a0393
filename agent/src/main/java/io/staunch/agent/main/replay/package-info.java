/** What the engine heard, heard again: beside a recording, and beside a ledger. */
@NullMarked
package io.staunch.agent.main.replay;

import org.jspecify.annotations.NullMarked;
