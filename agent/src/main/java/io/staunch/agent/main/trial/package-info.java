/**
 * Tests of policies: the real engine in virtual time, and what it did against what was expected.
 */
@NullMarked
package io.staunch.agent.main.trial;

import org.jspecify.annotations.NullMarked;
