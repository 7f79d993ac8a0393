/** What a policy would have done, tried on history: the real engine on what was measured. */
@NullMarked
package io.staunch.agent.main.backtest;

import org.jspecify.annotations.NullMarked;
